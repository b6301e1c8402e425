import { describe, expect, test } from '@jest/globals';
import { checkChain, type StoredEvent } from './check-chain.ts';
import { DATA_ERASED, tellErased } from './erased-events.ts';
import { hashOf } from './event-hash.ts';

/** Three acts with a reason each, and the event that tells of their erasure. */
function erasedChain(): StoredEvent[] {
  const chain: StoredEvent[] = [];
  const add = (kind: string, reason: string | null, data: object = {}) => {
    const seq = chain.length + 1;
    const event = {
      comuneId: 'milano', praticaId: 'a0000000-0000-4000-8000-000000000001', seq, version: seq, kind,
      fromState: 'offer', toState: 'withdrawn', actorId: null, actorRole: 'citizen', onBehalfOf: null,
      reason, channel: 'web', audience: ['office'], data,
      commandId: `c0000000-0000-4000-8000-00000000000${seq}`, at: '2026-11-02T09:00:00.000Z',
      prevHash: chain.at(-1)?.hash ?? null,
    }; // prettier-ignore
    chain.push({ ...event, hash: hashOf(event), id: String(seq) });
  };
  add('request', null);
  add('suspend', 'Mia madre è in ospedale');
  add('withdraw', 'Non serve più');
  const erased = tellErased(chain);
  add(DATA_ERASED, null, { erasureId: '-', erased });
  return chain.map((event) => ({ ...event, reason: null }));
}

const changed = (seq: number, change: (event: StoredEvent) => Partial<StoredEvent>) =>
  erasedChain().map((event) => (event.seq === seq ? { ...event, ...change(event) } : event));

describe('A chain of which reasons were erased', () => {
  test('still verifies, and names those that had one', () => {
    const chain = erasedChain();
    expect(checkChain(chain)).toBeUndefined();
    expect((chain.at(-1)!.data as { erased: { seq: number }[] }).erased.map(({ seq }) => seq)).toEqual([2, 3]); // prettier-ignore
  });

  test.each<[string, number, (event: StoredEvent) => Partial<StoredEvent>]>([
    ['another actor', 2, () => ({ actorId: 'a0000000-0000-4000-8000-000000000009' })],
    ['another hour', 3, () => ({ at: '2026-11-03T09:00:00.000Z' })],
    ['a reason put in its place', 2, () => ({ reason: 'Un altro motivo' })],
    ['another hash', 3, () => ({ hash: 'f'.repeat(64) })],
    ['other data', 2, () => ({ data: { paidCents: 1 } })],
    ['a reason of an event that is not named', 1, () => ({ reason: 'Aggiunto' })],
  ])('shows %s', (_name, seq, change) => {
    expect(checkChain(changed(seq, change))).toEqual({ seq, misfit: 'changed' });
  });

  test('shows where its list was changed to hide it', () => {
    const forged = changed(2, () => ({ actorRole: 'admin' }));
    const last = forged.at(-1)!;
    const left = hashOf({ ...forged[1]!, reason: null });
    const { erased } = last.data as { erased: { seq: number; left: string }[] };
    last.data = { ...(last.data as object), erased: erased.map((each) => (each.seq === 2 ? { ...each, left } : each)) }; // prettier-ignore
    expect(checkChain(forged)).toEqual({ seq: 4, misfit: 'changed' });
  });
});
