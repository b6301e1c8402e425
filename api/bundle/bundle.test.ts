import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeSigningKey, readSigningKey } from '../../db/anchor-seal.ts';
import { type ChainedEvent, hashOf } from '../../db/event-hash.ts';
import { readArchive } from './archive.ts';
import { checkBundle } from './check.ts';
import { sealBundle } from './seal.ts';

const key = readSigningKey(makeSigningKey());
const keys = [key.publicKey];
const about = { comuneId: 'milano', praticaId: 'p', number: 'MI-2026-000001', sealedAt: '2026-11-25T09:00:00.000Z' }; // prettier-ignore
const event: ChainedEvent = {
  comuneId: 'milano', praticaId: 'p', seq: 1, version: 1, kind: 'request', fromState: null, toState: 'offer',
  actorId: null, actorRole: 'citizen', onBehalfOf: null, reason: 'Perché sì', channel: 'web',
  audience: ['citizen'], data: { a: 1 }, commandId: 'c', at: '2026-11-25T08:00:00.000Z', prevHash: null,
}; // prettier-ignore
const parts = {
  pratica: { number: 'MI-2026-000001', version: 1, state: 'offer' },
  need: undefined,
  events: [{ ...event, id: '7', hash: hashOf(event) }],
  documentFiles: [{ name: 'documents/d.pdf', content: new Uint8Array([37, 80, 68, 70, 0, 255]) }],
};
const bundle = sealBundle(parts, about, key);
const spans = readArchive(bundle);

describe('A sealed bundle', () => {
  test('holds its parts, a manifest and a seal, and is the same each time', () => {
    expect(spans.map(({ name }) => name)).toEqual(['manifest.sig', 'manifest.json', 'pratica.json', 'need.json', 'events.json', 'documents/d.pdf']); // prettier-ignore
    expect(sealBundle(parts, about, key)).toEqual(bundle);
    expect(checkBundle(bundle, keys)).toMatchObject({ manifest: about, faults: [] });
  });

  test('fails with any one byte flipped, and names the part that the byte is of', () => {
    for (let at = 0; at < bundle.length; at += 1) {
      for (const bit of [1, 0x20, 0x80]) {
        const part = spans.find(({ start, end }) => at >= start && at < end)?.name;
        const [fault] = checkBundle(bundle.with(at, bundle[at]! ^ bit), keys).faults;
        expect([at, fault?.part]).toEqual([at, part ?? 'the directory of the archive']);
      }
    }
  });

  test('fails when it is cut, wherever, or when anything follows it', () => {
    fc.assert(
      fc.property(fc.nat({ max: bundle.length - 1 }), (length) => {
        expect(checkBundle(bundle.subarray(0, length), keys).faults).not.toEqual([]);
      }),
    );
    expect(checkBundle(new Uint8Array([...bundle, 0]), keys).faults).not.toEqual([]);
  });

  test('fails when another sealed it', () => {
    const stranger = readSigningKey(makeSigningKey());
    const [fault] = checkBundle(sealBundle(parts, about, stranger), keys).faults;
    expect(fault).toEqual({ part: 'manifest.sig', says: `is of a key that is not known here: ${stranger.keyId}` }); // prettier-ignore
    expect(checkBundle(bundle, [stranger.publicKey, key.publicKey]).faults).toEqual([]);
  });

  test('tells that the history was broken before it was sealed', () => {
    const broken = { ...parts, events: [{ ...parts.events[0]!, reason: 'Altro' }] };
    const [fault] = checkBundle(sealBundle(broken, about, key), keys).faults;
    expect(fault).toEqual({ part: 'events.json', says: 'was sealed with a broken history: event 1 is changed' }); // prettier-ignore
  });
});
