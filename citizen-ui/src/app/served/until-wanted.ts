import { isLikelySignedIn } from '../auth/signed-in-mark';
import { storedLanguage } from '../language/stored-language';
import { wasServed } from './was-served';

const signsOfUse = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'input'] as const; // prettier-ignore
/** Whoever reads this long without a move may as well find the page ready. */
const READS_MS = 20_000;

/**
 * Lets a phone rest: who reads a page that came drawn needs no script until a hand moves. A wide
 * screen is a computer's, which has the scripts at once; so has who is signed in, or reads English.
 */
export async function untilWanted(): Promise<void> {
  const wide = matchMedia('(min-width: 60rem)');
  if (!wasServed(document) || wide.matches || isLikelySignedIn() || storedLanguage() !== 'it')
    return;
  addEventListener('load', () => setTimeout(fetchScripts, 1_000), { once: true });
  await new Promise<void>((resolve) => {
    const stop = new AbortController();
    const use = () => (stop.abort(), resolve());
    setTimeout(use, READS_MS);
    wide.addEventListener('change', use, { signal: stop.signal });
    for (const sign of signsOfUse)
      addEventListener(sign, use, { signal: stop.signal, passive: true, capture: true });
  });
}

/** What the page names for wide screens (`fetched-ahead.ts`), once nothing else is on its way. */
function fetchScripts(): void {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>(
    'link[media][rel=modulepreload]',
  )) {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'modulepreload', href }),
    );
  }
}
