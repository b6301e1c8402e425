import { describe, expect, test } from '@jest/globals';
import { advance } from './advance.ts';
import { refusalOf } from './guards.ts';
import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { stepOf } from './step.ts';
import { tasksOf } from './tasks.ts';
import { ADMIN, aPratica, CITIZEN, command, ENTE1, ENTE2, member } from './testing.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const FAR = '2099-01-01T00:00:00.000Z';
const SOON = '2026-11-24T09:00:00.000Z';
const LATER = '2026-11-25T09:00:00.000Z';

const submit = (enteId: string, offerId: string, validUntil = FAR) =>
  command('submitOffer', member(enteId), { facts: { offerId, validUntil } });
const choose = (offerId: string) =>
  command('chooseOffer', CITIZEN, { facts: { offerId, revision: 1 } });
const extend = (actor: Command['actor'], businessDays: number) =>
  command('extendDeadline', actor, { facts: { businessDays } });
const decline = (enteId: string) => command('declineRequest', member(enteId));
const revise = (revision?: number) =>
  command('reviseOffer', member(ENTE1), { facts: { offerId: 'one', validUntil: FAR, revision } });

/** The pratica after commands that are all allowed. */
function after(...commands: Command[]): Pratica {
  return [command('request', CITIZEN), ...commands].reduce((pratica, what) => {
    expect(refusalOf(pratica, what, NOW)).toBeUndefined();
    return advance(pratica, what, NOW);
  }, aPratica());
}

/** The step that a command would be, `at` an instant. */
function stepBy(before: Pratica, what: Command, at = NOW) {
  const { id, transition: kind, actor, onBehalfOf, facts } = what;
  const act = { id, kind, actor, onBehalfOf, facts, channel: 'web' } as const;
  return stepOf(act, at, before, advance(before, what, at));
}

describe('A command is refused', () => {
  test('when somebody asks for a need that only whoever may reopen can ask for again', () => {
    const anew = (actor: Command['actor']) =>
      refusalOf(aPratica(), command('request', actor, { facts: { reopens: 'an old one' } }), NOW);
    expect([anew(CITIZEN), anew(ADMIN)]).toEqual([undefined, undefined]);
    expect(anew(member(ENTE1))).toBe('role-not-allowed');
    expect(refusalOf(aPratica(), command('request', ADMIN), NOW)).toBe('role-not-allowed');
  });

  test('when an ente declines a second time, but it may still think better of it', () => {
    const declined = after(decline(ENTE1));
    expect(refusalOf(declined, decline(ENTE1), NOW)).toBe('already-declined');
    expect(refusalOf(declined, decline(ENTE2), NOW)).toBeUndefined();
    expect(refusalOf(declined, submit(ENTE1, 'one'), NOW)).toBeUndefined();
  });

  test('when the ente’s own offer was revised by a colleague meanwhile', () => {
    const revised = after(submit(ENTE1, 'one'), revise(1));
    expect(refusalOf(revised, revise(1), NOW)).toBe('offer-stale');
    expect(refusalOf(revised, revise(2), NOW)).toBeUndefined();
    const withdraw = { facts: { offerId: 'one', revision: 1 } };
    expect(refusalOf(revised, command('withdrawOffer', member(ENTE1), withdraw), NOW)).toBe(
      'offer-stale',
    );
  });

  test('when the citizen extends twice, or the office beyond its days; neither spends the other’s', () => {
    const byCitizen = after(extend(CITIZEN, 5));
    expect(refusalOf(byCitizen, extend(CITIZEN, 1), NOW)).toBe('extension-used');
    expect(refusalOf(byCitizen, extend(ADMIN, 5), NOW)).toBeUndefined();
    const byOffice = after(extend(ADMIN, 2), extend(ADMIN, 1));
    expect(refusalOf(byOffice, extend(ADMIN, 3), NOW)).toBe('extension-too-long');
    expect(refusalOf(byOffice, extend(CITIZEN, 5), NOW)).toBeUndefined();
    const spent = advance(byOffice, extend(ADMIN, 2), NOW);
    expect(refusalOf(spent, extend(ADMIN, 1), NOW)).toBe('extension-used');
  });

  test('never because a pratica is older than the count of the office’s days', () => {
    const { extendedByOffice: _, ...older } = after();
    expect(refusalOf(older, extend(ADMIN, 5), NOW)).toBeUndefined();
    expect(advance(older, extend(ADMIN, 5), NOW).extendedByOffice).toBe(5);
  });
});

describe('When an order falls through', () => {
  const reject = command('rejectOrder', member(ENTE1));

  test('and no reserve is left, whoever had offered is asked again and told', () => {
    const order = after(submit(ENTE1, 'one'), submit(ENTE2, 'two', SOON), choose('one'));
    const { pratica, tells, tasks } = stepBy(order, reject, LATER);
    expect(pratica.enti).toEqual({ [ENTE1]: 'declined', [ENTE2]: 'awaited' });
    expect(pratica.offers['two']?.status).toBe('closed');
    expect(tasks.opened).toMatchObject([{ kind: 'answerRequest', enteId: ENTE2 }]);
    expect(tells).toEqual(['citizen', 'rivals']);
    expect(refusalOf(pratica, submit(ENTE2, 'three'), LATER)).toBeUndefined();
  });

  test('and a reserve is live again, nobody is asked and no rival has mail to read', () => {
    const order = after(submit(ENTE1, 'one'), submit(ENTE2, 'two'), choose('one'));
    const { pratica, tells, touches } = stepBy(order, reject, LATER);
    expect(pratica.enti).toEqual({ [ENTE1]: 'declined', [ENTE2]: 'offered' });
    expect(tasksOf(pratica).map(({ kind }) => kind)).toEqual(['chooseOffer']);
    expect(tells).toEqual(['citizen']);
    expect(touches).toEqual([ENTE2]);
  });

  test('whoever declined or withdrew is left alone', () => {
    const order = after(decline(ENTE2), submit(ENTE1, 'one'), choose('one'));
    const { pratica, tells, touches } = stepBy(order, reject, LATER);
    expect(pratica.enti).toEqual({ [ENTE1]: 'declined', [ENTE2]: 'declined' });
    expect([tells, touches]).toEqual([['citizen'], []]);
  });
});

describe('A step touches', () => {
  test('the enti whose offers or tasks it changes, never the one it is of', () => {
    const waiting = after(submit(ENTE1, 'one'));
    expect(stepBy(waiting, choose('one')).touches).toEqual([ENTE2]);
    expect(stepBy(waiting, revise(1)).touches).toEqual([]);
    const both = advance(waiting, submit(ENTE2, 'two'), NOW);
    const order = advance(both, choose('one'), NOW);
    expect(stepBy(both, choose('one')).touches).toEqual([ENTE2]);
    expect(stepBy(order, command('confirmOrder', member(ENTE1))).touches).toEqual([ENTE2]);
  });
});
