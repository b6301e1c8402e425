import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import type { Facts } from './messages.ts';
import { chosenEnteId, type Pratica } from './pratica.ts';
import { addDays } from './service.ts';
import { tasksOf } from './tasks.ts';
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
import {
  isOpen,
  startsFrom,
  STATES,
  type Transition,
  TRANSITION_NAMES,
  type TransitionName,
  TRANSITIONS,
} from './transitions.ts';

const ACTORS = [CITIZEN, member(ENTE1), member(ENTE2), ADMIN, SYSTEM];
const BEGINNING = '2026-11-23T09:00:00.000Z';
const requested = advance(aPratica(), command('request', CITIZEN), BEGINNING);

/** What the table lets some actor of each state try, so that walks get beyond the first states. */
const LAWFUL = Object.fromEntries(
  STATES.map((state) => [
    state,
    TRANSITION_NAMES.filter((name) => TRANSITIONS[name].offered && startsFrom(name, state)).flatMap(
      (name) => {
        const { who }: Transition = TRANSITIONS[name];
        return ACTORS.filter(({ role }) => who.includes(role)).map((actor) => ({ name, actor }));
      },
    ),
  ]),
);
const ENDS: readonly TransitionName[] = ['withdraw', 'cancel', 'interrupt'];
const ANYTHING = TRANSITION_NAMES.flatMap((name) => ACTORS.map((actor) => ({ name, actor })));

/** A random move is one number, for there are a million; its digits are what it does. */
const move: fc.Arbitrary<number> = fc.nat();

function digitsOf(drawn: number) {
  let rest = drawn;
  return <T>(from: readonly T[]): T => {
    const picked = rest % from.length;
    rest = (rest - picked) / from.length;
    return from[picked]!;
  };
}
const KINDS = [
  'wait',
  ...Array<'lawful'>(11).fill('lawful'),
  ...Array<'any'>(4).fill('any'),
] as const;

/** Time passes to the next timer, or someone tries something; the pratica after it, if it moved. */
function tryMove(pratica: Pratica, drawn: number, at: string): Pratica | undefined {
  const pick = digitsOf(drawn);
  const kind = pick(KINDS);
  const due = nextTimer(pratica);
  if (kind === 'wait' && due) return ring(pratica, due.timer, due.at);
  const lawful = LAWFUL[pratica.state!]!;
  const { name, actor } = pick(kind === 'lawful' && lawful.length > 0 ? lawful : ANYTHING);
  // Most who could end it do not: a life would be over before it is one.
  if (ENDS.includes(name) && pick([1, 2, 3, 4]) > 1) return undefined;
  const [offer, revision] = [pick([1, 2, 3]), pick([1, 2])];
  const isPossible = startsFrom(name, pratica.state, pratica.closed);
  const facts = isPossible ? factsFor(pratica, { offer, revision, at }) : {};
  const what = command(name, actor, { facts });
  if (refusalOf(pratica, what, at)) return undefined;
  if (name === 'submitOffer' && pratica.offers[facts.offerId!]) return undefined;
  return advance(pratica, what, at);
}

const DAYS = new Map<string, string>();
/** Days are asked for again and again, and dear to work out. */
function daysAfter(date: string, days: number): string {
  const key = `${date}+${days}`;
  const known = DAYS.get(key) ?? addDays(date, days);
  DAYS.set(key, known);
  return known;
}

/** Facts that often fit; days are counted from the day of the act. */
function factsFor(
  pratica: Pratica,
  { offer, revision, at }: { offer: number; revision: number; at: string },
): Facts {
  // prettier-ignore
  const today = at.slice(0, 10);
  return {
    offerId: `offer-${offer}`,
    revision,
    businessDays: 2,
    validUntil: '2036-12-20T00:00:00.000Z',
    paymentId: pratica.paymentId ?? '',
    startDate: today,
    endDate: daysAfter(pratica.service?.endDate ?? today, 30 * offer),
    proposalId: pratica.renewal?.proposalId ?? '',
    integrationId: pratica.integrations?.[0]?.id ?? '',
    enteId: ENTE2,
    closures: [{ from: today, through: daysAfter(today, 4) }],
    policyId: `policy-${offer}`,
    policyVersion: offer,
    terms: { ...TERMS, choiceDeadline: { days: 10 + offer } },
    from: daysAfter(today, offer * 2),
    until: daysAfter(today, offer * 4),
    effectiveOn: daysAfter(today, offer * 5),
  };
}

/** So many moves are tried on a pratica that is over before another one begins. */
const TRIED_AFTER_THE_END = 3;

/** Lives of pratiche, one after the other, each as the states it passed through. */
function play(moves: readonly number[]): Pratica[][] {
  let life = [requested];
  const lives = [life];
  let now = Date.parse(BEGINNING);
  let triedAfter = 0;
  for (const drawn of moves) {
    now += 60_000;
    const pratica = life.at(-1)!;
    const next = tryMove(pratica, drawn, new Date(now).toISOString());
    if (next) {
      life.push(next);
      now = Math.max(now, Date.parse(next.stateSince));
    } else if (pratica.closed && ++triedAfter > TRIED_AFTER_THE_END) {
      lives.push((life = [requested]));
      now = Date.parse(BEGINNING);
      triedAfter = 0;
    }
  }
  return lives;
}

/** What a pratica on its `index`th step may never be; said in words, none when all is well. */
function broken(pratica: Pratica, index: number, isLast: boolean): string | undefined {
  const { state, closed, version, offers } = pratica;
  if (version !== index + 1) return `version ${version} on step ${index}`;
  // What is interrupted is closed by its settlement, every other end by its state.
  if (state !== 'interrupted' && closed === isOpen(state!, false))
    return `closed ${String(closed)} in ${state}`;
  if ((state === 'order' || state === 'payment') && chosenEnteId(pratica) === null)
    return `no ente chosen in ${state}`;
  const live = Object.values(offers).filter((offer) => offer.status === 'live');
  if (new Set(live.map((offer) => offer.enteId)).size !== live.length) return 'two live offers';
  // A settlement has no term: the system tells of it.
  if (!closed)
    return state === 'interrupted' || nextTimer(pratica) ? undefined : `nothing awaits ${state}`;
  if (nextTimer(pratica)) return 'a timer rings after the end';
  if (tasksOf(pratica).length > 0) return 'something to do after the end';
  return isLast ? undefined : 'moved after the end';
}

/** One to three minutes of one processor. */
const MOVES = 1_000_000;

describe('The pure machine', () => {
  test('keeps its promises over a million random moves', () => {
    let moves = 0;
    const reached = new Map<string, number>();
    const property = fc.property(
      fc.array(move, { minLength: 100, maxLength: 300, size: 'max' }),
      (list) => {
        // prettier-ignore
        moves += list.length;
        for (const life of play(list)) {
          for (const [index, pratica] of life.entries()) {
            reached.set(pratica.state!, (reached.get(pratica.state!) ?? 0) + 1);
            const found = broken(pratica, index, index === life.length - 1);
            if (found) throw new Error(found);
          }
        }
      },
    );
    while (moves < MOVES) fc.assert(property, { numRuns: 500, endOnFailure: true });
    // No state is left out, and none is seen so seldom that it proves nothing.
    for (const state of STATES) expect([state, reached.get(state)! > 20]).toEqual([state, true]);
  }, 1_200_000);

  test('ends by itself when nobody does anything, from wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (list) => {
        let pratica = play(list).at(-1)!.at(-1)!;
        for (let rings = 0; rings < 20; rings += 1) {
          const due = nextTimer(pratica);
          if (!due) break;
          pratica = ring(pratica, due.timer, due.at);
        }
        expect(pratica.closed || pratica.state === 'interrupted').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
