import { describe, expect, test } from '@jest/globals';
import {
  destination,
  refusedByTable,
  type Role,
  ROLES,
  startsFrom,
  type State,
  STATES,
  TIMER_NAMES,
  TIMERS,
  type Timer,
  type Transition,
  TRANSITION_NAMES,
  TRANSITIONS,
} from './transitions.ts';

/**
 * Domain §4 written out by hand, and never computed from the table: a row changed by mistake has
 * nobody else to contradict it. Columns: transition, from, to, who; `+` an administrator may stand
 * in, `!` a reason is asked for, `*` open to use. That a planned suspension can be withdrawn is
 * said there in the row of `suspend`; it is a move of its own, with a button of its own. That a
 * pratica goes on under another version of its policy stands in docs/adr/0015. How the office
 * brings one back to offers, and what an ente's suspension and closures do, in docs/adr/0014. That
 * a request for documents is taken back or lapses, in docs/adr/0011. The note of a payment at the
 * counter is its reason: docs/adr/0021. Later payments of an order, which move no state, in
 * docs/adr/0032.
 */
const MOVES = `
  request             -                          offer        citizen          *
  submitOffer         offer                      offer        ente             +*
  reviseOffer         offer                      offer        ente             +*
  withdrawOffer       offer                      offer        ente             +*
  declineRequest      offer                      offer        ente             +!*
  extendDeadline      offer                      offer        citizen,admin    *
  chooseOffer         offer                      order        citizen          +*
  confirmOrder        order                      payment      ente             +*
  rejectOrder         order                      offer        ente             +!*
  returnToOffer       order,payment              offer        admin            !*
  excludeEnte         offer,order,payment        same         admin            !*
  postponeForClosure  order                      order        system           *
  withdrawClosure     order                      order        system           *
  paymentSettled      payment                    active       system           *
  paymentFailed       payment                    payment      system           *
  recordPaidElsewhere payment                    active       sportello,admin  !*
  instalmentSettled   active,suspended,renewed   same         system           *
  recordInstalmentPaid active,suspended,renewed  same         sportello,admin  !*
  suspend             active                     suspended    citizen,ente     +!*
  withdrawSuspension  active                     active       citizen,ente     +*
  suspensionStarts    active                     suspended    system           .
  resume              suspended                  active       citizen,ente     +*
  proposeRenewal      active                     active       citizen,ente     +*
  renew               active                     renewed      citizen,ente     +*
  renewalSettled      renewed                    active       system           *
  interrupt           active,suspended,renewed   interrupted  citizen,ente     +!*
  settled             interrupted                interrupted  system           *
  requestIntegration  open                       same         ente,admin       +!*
  provideIntegration  open                       same         citizen          +*
  withdrawIntegration open                       same         ente,admin       +*
  contest             any                        same         citizen,ente     !*
  withdraw            offer,order,payment        withdrawn    citizen          +*
  cancel              open                       cancelled    admin            !*
  movePolicy          offer,order,payment,active same      admin            !*
  reopen              over                       same         citizen,admin    *
`;
/** What a delegate or a sportello may do for a citizen, as docs/adr/0012 has it. */
const BY_MANDATE =
  'request extendDeadline chooseOffer withdraw suspend withdrawSuspension resume proposeRenewal renew interrupt provideIntegration reopen';
/** What a sportello does itself for a citizen who gave it a mandate, and no delegate can (docs/adr/0021). */
const AT_COUNTER = ['recordPaidElsewhere', 'recordInstalmentPaid'];
const OPEN = 'offer,order,payment,active,suspended,renewed,interrupted';
const OVER = 'completed,withdrawn,cancelled,expired';
const SETS: Record<string, string> = { open: OPEN, over: OVER, any: `${OPEN},${OVER}`, '-': '' };

const moves = new Map(
  MOVES.trim()
    .split('\n')
    .map((line) => {
      const [name, from, to, who, marks] = line.trim().split(/\s+/) as [string, ...string[]];
      const states = (SETS[from!] ?? from!).split(',');
      return [name, { isFirst: from === '-', states, to, who: who!.split(','), marks: marks! }];
    }),
);

/** Timer, state, what it does, where it leads; `*` open to use. `periodStart` is its period's. */
const RINGS = `
  offersReminder         offer                  remind       -          *
  offersDeadline         offer                  askToChoose  expired    *
  choiceDeadline         offer                  expire       expired    *
  orderEscalation        order                  escalate     -          *
  orderFallback          order                  fallBack     offer      *
  paymentFirstReminder   payment                remind       -          *
  paymentSecondReminder  payment                remind       -          *
  paymentDeadline        payment                expire       expired    *
  suspensionStart        active                 move         suspended  *
  suspensionEnd          suspended              move         active     *
  renewalPrompt          active                 remind       -          *
  periodEnd              active                 complete     completed  *
  periodStart            active                 move         active     *
  renewalPaymentDeadline renewed                complete     completed  *
  integrationDeadline    offer,order,payment,active,suspended,renewed,interrupted lapse - *
  instalmentReminder     active,suspended,renewed collect -          *
  instalmentDue          active,suspended,renewed collect -          *
  instalmentArrears      active,suspended,renewed collect -          *
  reviewRequest          completed,interrupted  remind       -          .
  reviewWindow           completed,interrupted  remind       -          .
`;

describe('The table says what the domain says', () => {
  test('of the names, and of nothing else', () => {
    expect(TRANSITION_NAMES).toEqual([...moves.keys()]);
  });

  test.each(TRANSITION_NAMES)('of who may %s from where, and where it leads', (name) => {
    const { isFirst, states, to, who, marks } = moves.get(name)!;
    const row: Transition = TRANSITIONS[name];
    expect([...row.who].sort()).toEqual([...who].sort());
    expect(row.inPlace ?? false).toBe(marks.includes('+'));
    expect(row.reason ?? false).toBe(marks.includes('!'));
    expect(row.offered).toBe(marks.includes('*'));
    expect(startsFrom(name, null)).toBe(isFirst);
    for (const state of STATES) {
      expect([state, startsFrom(name, state)]).toEqual([state, states.includes(state)]);
      if (states.includes(state)) expect(destination(name, state)).toBe(to === 'same' ? state : to);
    }
  });

  test.each([null, ...STATES])('of every role and transition in %s', (state) => {
    const at = { state, closed: OVER.split(',').includes(state ?? '') };
    const isRight = (name: string, role: Role) => {
      const { isFirst, states, who, marks } = moves.get(name)!;
      const starts = state === null ? isFirst : states.includes(state);
      return marks.includes('*') && who.includes(role) && starts;
    };
    for (const name of TRANSITION_NAMES) {
      for (const role of ROLES) {
        const own = refusedByTable(name, at, { role });
        expect([name, role, own === undefined]).toEqual([name, role, isRight(name, role)]);
        for (const inPlaceBy of ROLES) {
          const may =
            inPlaceBy === 'admin'
              ? moves.get(name)!.marks.includes('+')
              : ['citizen', 'sportello'].includes(inPlaceBy) &&
                role === 'citizen' &&
                BY_MANDATE.split(' ').includes(name);
          const isAtCounter =
            AT_COUNTER.includes(name) && inPlaceBy === 'sportello' && role === 'citizen';
          const isAllowed = isAtCounter ? isRight(name, inPlaceBy) : may && isRight(name, role);
          const inPlace = refusedByTable(name, at, { role, inPlaceBy });
          const cell = [name, role, inPlaceBy];
          expect([...cell, inPlace === undefined]).toEqual([...cell, isAllowed]);
        }
      }
    }
  });

  test('of a suspension that lies ahead: it is planned, and the pratica stays active', () => {
    expect(destination('suspend', 'active', 'ahead')).toBe('active');
    const others = TRANSITION_NAMES.filter((name) => name !== 'suspend');
    for (const name of others) {
      expect(destination(name, 'active', 'ahead')).toBe(destination(name, 'active'));
    }
  });

  test('of every timer', () => {
    const rows = TIMER_NAMES.map((name) => {
      const timer: Timer = TIMERS[name];
      return [name, timer.in.join(), timer.does, timer.to ?? '-', timer.offered ? '*' : '.'];
    });
    const lines = RINGS.trim().split('\n');
    expect(rows).toEqual(lines.map((line) => line.trim().split(/\s+/)));
  });

  test('of what interrupts: once settled it is over, and can only be opened anew', () => {
    const open = TRANSITION_NAMES.filter((name) => startsFrom(name, 'interrupted' as State, true));
    expect(open).toEqual(['contest', 'reopen']);
  });
});
