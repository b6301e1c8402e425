import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkChain, checkEnd, type StoredEvent } from './check-chain.ts';
import { hashOf } from './event-hash.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const content = fc.record({
  kind: text,
  fromState: fc.option(text),
  toState: text,
  actorId: fc.option(fc.uuid()),
  actorRole: text,
  onBehalfOf: fc.option(fc.dictionary(text, text)),
  reason: fc.option(text),
  channel: text,
  audience: fc.array(text, { maxLength: 3 }),
  data: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })),
  commandId: fc.uuid(),
  at: fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') }).map((date) => date.toISOString()),
}); // prettier-ignore

const chain = fc.array(content, { minLength: 3, maxLength: 8 }).map((contents) => {
  let prevHash: string | null = null;
  return contents.map((each, index): StoredEvent => {
    const place = { comuneId: 'milano', praticaId: 'a', seq: index + 1, version: index + 1 };
    const event = { ...each, ...place, prevHash };
    prevHash = hashOf(event);
    return { ...event, hash: prevHash, id: String(100 + index) };
  });
});
const chainAndPlace = chain.chain((events) =>
  fc.tuple(fc.constant(events), fc.nat({ max: events.length - 1 })),
);

describe('A chain', () => {
  test('fits when nothing was touched, also with JSON as its stored text', () => {
    fc.assert(
      fc.property(chain, (events) => {
        expect(checkChain(events)).toBeUndefined();
        const stored = events.map((event) => ({ ...event, data: JSON.stringify(event.data) }));
        expect(checkChain(stored)).toBeUndefined();
      }),
    );
  });

  test('names the event of which any field was changed', () => {
    const fields = Object.keys({ version: 0, comuneId: 0, praticaId: 0, prevHash: 0, hash: 0, kind: 0, fromState: 0, toState: 0, actorId: 0, actorRole: 0, onBehalfOf: 0, reason: 0, channel: 0, audience: 0, data: 0, commandId: 0 }); // prettier-ignore
    const other = { version: 77, audience: ['x', 'y', 'z', 'w'], data: { added: true }, onBehalfOf: { a: 1, b: 2 } }; // prettier-ignore
    fc.assert(
      fc.property(chainAndPlace, fc.constantFrom(...fields), ([events, at], field) => {
        const value = other[field as keyof typeof other] ?? 'something that no string above is';
        const changed = events.with(at, { ...events[at]!, [field]: value });
        expect(checkChain(changed)).toEqual({ seq: at + 1, misfit: 'changed' });
      }),
      { numRuns: 300 },
    );
  });

  test('names the place of an event that is gone, except at the end', () => {
    fc.assert(
      fc.property(chainAndPlace, ([events, at]) => {
        const left = events.toSpliced(at, 1);
        const isLast = at === events.length - 1;
        expect(checkChain(left)).toEqual(isLast ? undefined : { seq: at + 1, misfit: 'missing' });
        const { version, toState: state } = events.at(-1)!;
        if (isLast) {
          expect(checkEnd(left.at(-1), { version, state })).toEqual({ seq: at + 1, misfit: 'missing' }); // prettier-ignore
        }
      }),
    );
  });

  test('names a place that is taken twice, and one whose row came before the row of an earlier one', () => {
    fc.assert(
      fc.property(chainAndPlace, ([events, at]) => {
        const doubled = events.toSpliced(at, 0, events[at]!);
        expect(checkChain(doubled)).toEqual({ seq: at + 1, misfit: 'repeated' });
        const old = events.with(at, { ...events[at]!, id: '1' });
        expect(checkChain(old)).toEqual(at > 0 ? { seq: at + 1, misfit: 'reordered' } : undefined);
      }),
    );
  });

  test('names the event after which another history begins', () => {
    fc.assert(
      fc.property(chain, chain, (one, other) => {
        fc.pre(one[0]!.hash !== other[0]!.hash);
        expect(checkChain([one[0]!, ...other.slice(1)])).toEqual({ seq: 2, misfit: 'unlinked' });
      }),
    );
  });

  test('names an event of which a date or JSON cannot be read', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.constantFrom({ at: 'infinity' }, { data: '{' }), ([events, at], broken) => {
        const changed = events.with(at, { ...events[at]!, ...broken });
        expect(checkChain(changed)).toEqual({ seq: at + 1, misfit: 'changed' });
      }),
    ); // prettier-ignore
  });
});

describe('The end of a chain', () => {
  const last = { seq: 9, version: 7, toState: 'active' };
  test.each([
    ['fits the pratica', last, { version: 7, state: 'active' }, undefined],
    ['is short', last, { version: 8, state: 'active' }, { seq: 10, misfit: 'missing' }],
    ['is gone', undefined, { version: 1, state: 'offer' }, { seq: 1, misfit: 'missing' }],
    ['goes too far', last, { version: 6, state: 'active' }, { seq: 9, misfit: 'added' }],
    ['tells of another state', last, { version: 7, state: 'order' }, { seq: 9, misfit: 'other state' }],
  ] as const)('%s', (_, event, standing, place) => {
    expect(checkEnd(event, standing)).toEqual(place);
  }); // prettier-ignore
});
