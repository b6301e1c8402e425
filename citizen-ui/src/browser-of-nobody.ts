/**
 * Where pages are drawn there is no browser. What they ask of theirs as they begin is answered as for
 * a stranger on a phone: nothing is kept of anybody, the network is there, and nothing ever happens.
 */
const nothing = () => undefined;
const query = { matches: false, addEventListener: nothing, removeEventListener: nothing };

for (const [name, value] of Object.entries({
  localStorage: { length: 0, getItem: () => null, key: () => null },
  navigator: { onLine: true },
  matchMedia: () => query,
  addEventListener: nothing,
}))
  Object.defineProperty(globalThis, name, { value, configurable: true });
