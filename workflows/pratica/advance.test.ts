import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import type { Command } from './messages.ts';
import { chosenEnteId, type Pratica } from './pratica.ts';
import { addDays } from './service.ts';
import { tasksOf } from './tasks.ts';
import { dayOf } from './terms.ts';
import {
  ADMIN,
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  ENTE2,
  member,
  SYSTEM,
  TERMS,
} from './testing.ts';
import { isOpen, TRANSITION_NAMES } from './transitions.ts';

const ACTORS = [CITIZEN, member(ENTE1), member(ENTE2), ADMIN, SYSTEM];

interface Move {
  transition: Command['transition'];
  actor: Command['actor'];
  offer: number;
  revision: number;
  waits: boolean;
}

/** A random move: any transition by anyone with any facts, or time passing to the next timer. */
const move: fc.Arbitrary<Move> = fc.record({
  transition: fc.constantFrom(...TRANSITION_NAMES),
  actor: fc.constantFrom(...ACTORS),
  offer: fc.integer({ min: 1, max: 3 }),
  revision: fc.integer({ min: 1, max: 2 }),
  waits: fc.boolean(),
});

/** Days for whatever asks for some: a suspension, an end. */
function daysAhead(at: string, n: number) {
  const day = (days: number) => addDays(dayOf(at), days);
  return { from: day(n * 2), until: day(n * 4), effectiveOn: day(n * 5) };
}

function play(moves: readonly Move[]): Pratica[] {
  let pratica: Pratica = advance(
    aPratica(),
    command('request', CITIZEN),
    '2026-11-23T09:00:00.000Z',
  );
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  const visited: Pratica[] = [pratica];
  for (const { transition, actor, offer, revision, waits } of moves) {
    const due = nextTimer(pratica);
    if (waits && due) {
      now = Date.parse(due.at);
      pratica = ring(pratica, due.timer, due.at);
      visited.push(pratica);
      continue;
    }
    now += 60_000;
    const at = new Date(now).toISOString();
    const facts = {
      offerId: `offer-${offer}`,
      revision,
      businessDays: 2,
      validUntil: '2026-12-20T00:00:00.000Z',
      paymentId: pratica.paymentId ?? '',
      startDate: '2026-12-01',
      endDate: pratica.service ? addDays(pratica.service.endDate, 30) : '2027-01-15',
      proposalId: pratica.renewal?.proposalId ?? '',
      integrationId: pratica.integrations?.[0]?.id ?? '',
      enteId: ENTE2,
      closures: [{ from: '2026-12-01', through: '2026-12-04' }],
      policyId: `policy-${offer}`,
      policyVersion: offer,
      terms: { ...TERMS, choiceDeadline: { days: 10 + offer } },
      ...daysAhead(at, offer),
    };
    const what = command(transition, actor, { facts });
    if (refusalOf(pratica, what, at)) continue;
    if (transition === 'submitOffer' && pratica.offers[facts.offerId]) continue;
    pratica = advance(pratica, what, at);
    visited.push(pratica);
  }
  return visited;
}

describe('The pure machine', () => {
  test('keeps its promises over a hundred thousand random moves', () => {
    let moves = 0;
    fc.assert(
      fc.property(fc.array(move, { minLength: 20, maxLength: 120 }), (list) => {
        moves += list.length;
        const visited = play(list);
        for (const [index, pratica] of visited.entries()) {
          expect(pratica.version).toBe(index + 1);
          expect(pratica.closed).toBe(!isOpen(pratica.state!, false));
          if (pratica.state === 'order' || pratica.state === 'payment')
            expect(chosenEnteId(pratica)).not.toBeNull();
          const live = Object.values(pratica.offers).filter((offer) => offer.status === 'live');
          expect(new Set(live.map((offer) => offer.enteId)).size).toBe(live.length);
          if (pratica.closed) {
            expect(nextTimer(pratica)).toBeUndefined();
            expect(tasksOf(pratica)).toEqual([]);
            expect(index).toBe(visited.length - 1);
          } else if (pratica.state !== 'active') {
            expect(nextTimer(pratica)).toBeDefined();
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(moves).toBeGreaterThan(90_000);
  });

  test('ends by itself when nobody does anything, from wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (list) => {
        let pratica = play(list).at(-1)!;
        for (let rings = 0; rings < 20; rings += 1) {
          const due = nextTimer(pratica);
          if (!due) break;
          pratica = ring(pratica, due.timer, due.at);
        }
        expect(pratica.closed || pratica.state === 'active').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
