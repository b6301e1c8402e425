import { describe, expect, test } from '@jest/globals';
import { addDays } from '../pratica/service.ts';
import { startOfDay } from '../pratica/terms.ts';
import { advance, ring } from './advance.ts';
import { qualificationRefusal } from './guards.ts';
import type { Command } from './messages.ts';
import type { Qualification } from './qualification.ts';
import { stepOf } from './step.ts';
import { tasksOf } from './tasks.ts';
import { ADMIN, aQualification, command, ENTE, SECOND_ADMIN } from './testing.ts';

const NOW = '2026-12-01T09:00:00.000Z';
const walk = (from: Qualification, ...what: (Command | [Command, string])[]) =>
  what.reduce((at, one) => {
    const [given, now] = Array.isArray(one) ? one : [one, NOW];
    return advance(at, given, now);
  }, from);
const YES = command('assess', ADMIN, { facts: { assessment: { isFavourable: true } } });
const NO = command('assess', SECOND_ADMIN, { facts: { assessment: { isFavourable: false } } });
const listed = (more: Partial<Qualification> = {}) =>
  walk(aQualification({}, more), command('apply', ENTE), YES, command('qualify', ADMIN));

describe('A qualification', () => {
  test.each([
    ['2026-12-01', 36, '2029-11-30'],
    ['2027-01-31', 1, '2027-02-27'],
    ['2028-02-29', 12, '2029-02-27'],
  ])('that begins on %s for %d months is listed until %s', (from, months, until) => {
    const at = walk(aQualification({ months }), [command('apply', ENTE), `${from}T09:00:00.000Z`]);
    const { term } = advance(at, command('qualify', ADMIN), `${from}T23:30:00+01:00`);
    expect(term).toEqual({ from, until });
  });

  test('counts its terms in business days of the comune', () => {
    const { deadlines } = walk(aQualification(), command('apply', ENTE));
    // Thirty, over Sant’Ambrogio, the Immacolata, Christmas, New Year and the Epiphany.
    expect(deadlines.examinationDeadline).toBe('2027-01-19T09:00:00.000Z');
  });

  test('ends its term with the end of the day in Rome, also in summer', () => {
    const { term, deadlines } = listed();
    expect(deadlines.expiry).toBe(startOfDay(addDays(term!.until, 1)));
    const summer = walk(aQualification({ months: 6 }), [command('apply', ENTE), NOW], YES);
    const at = advance(summer, command('qualify', ADMIN), '2027-01-15T09:00:00.000Z');
    expect(at.deadlines.expiry).toBe('2027-07-14T22:00:00.000Z');
  });

  test('reminds of a document that answers the office as of one that it has had from the start', () => {
    const documents = [{ id: 'durc', expiresOn: '2027-01-10', told: 'soon' as const }];
    const ask = command('requestIntegration', ADMIN);
    const facts = (more: object = {}) => ({ facts: { integrationId: ask.id, ...more } });
    const asked = walk(listed({ documents }), ask);
    const came = [{ id: 'durc', expiresOn: '2027-06-30' }, { id: 'statute', expiresOn: '2028-01-01' }]; // prettier-ignore
    const at = walk(asked, command('provideIntegration', ENTE, facts({ documents: came })));
    expect(at.documents).toEqual(came);
    expect(at.deadlines.documentReminder).toBe(startOfDay('2027-05-31'));
    expect(tasksOf(at)).toEqual([]);
    expect(walk(asked, command('provideIntegration', ENTE, facts())).documents).toEqual(documents);
  });

  test('reminds of the documents that are due together in one breath', () => {
    const documents = [
      { id: 'durc', expiresOn: '2027-01-10' },
      { id: 'insurance', expiresOn: '2027-01-12' },
      { id: 'later', expiresOn: '2028-01-01' },
    ];
    const at = listed({ documents });
    expect(at.deadlines.documentReminder).toBe(startOfDay('2026-12-11'));
    const told = ring(at, 'documentReminder', startOfDay('2026-12-13'));
    expect(told.documents.map((held) => held.told)).toEqual(['soon', 'soon', undefined]);
    expect(told.deadlines.documentReminder).toBe(startOfDay('2027-12-02'));
    expect(tasksOf(told).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([['renewDocument', startOfDay('2027-01-11')]]); // prettier-ignore
    const over = ring(told, 'documentExpiry', startOfDay('2027-01-11'));
    expect(over.documents.map((held) => held.told)).toEqual(['over', 'soon', undefined]);
    expect(over.deadlines.documentExpiry).toBe(startOfDay('2027-01-13'));
  });

  test('is not asked to renew again once that was refused, but may ask', () => {
    const at = listed();
    const near = `${addDays(at.term!.until, -30)}T09:00:00.000Z`;
    const told = ring(at, 'expiryReminder', near);
    expect(tasksOf(told).map(({ kind }) => kind)).toEqual(['askRenewal']);
    const asked = advance(told, command('askRenewal', ENTE), near);
    expect(tasksOf(asked).map(({ kind }) => kind)).toEqual(['decideRenewal']);
    const refused = advance(asked, command('refuseRenewal', ADMIN), near);
    expect(tasksOf(refused)).toEqual([]);
    expect(qualificationRefusal(refused, command('askRenewal', ENTE), near)).toBeUndefined();
    expect(refused.deadlines).toEqual({ expiry: at.deadlines.expiry });
  });

  test('keeps its renewal asked for while it is suspended', () => {
    const at = listed();
    const near = `${addDays(at.term!.until, -30)}T09:00:00.000Z`;
    const asked = advance(at, command('askRenewal', ENTE), near);
    const suspended = advance(asked, command('suspend', ADMIN), near);
    expect(suspended.renewal).toBe('asked');
    const back = advance(suspended, command('reinstate', ADMIN), near);
    expect(tasksOf(back).map(({ kind }) => kind)).toEqual(['decideRenewal']);
  });

  test('says whom each step tells, and what it closes', () => {
    const asking = command('requestIntegration', ADMIN);
    const at = walk(aQualification(), command('apply', ENTE), asking);
    const { id, actor, facts } = command('withdraw', ENTE);
    const step = stepOf({ id, kind: 'withdraw', actor, facts, channel: 'web' }, NOW, at);
    expect(step.tells).toEqual(['ente', 'office']);
    expect(step.integrationsClosed).toEqual([{ id: asking.id, as: 'moot' }]);
    expect(step.tasks.closed.map(({ kind }) => kind).sort()).toEqual(['examineApplication', 'provideIntegration']); // prettier-ignore
    expect(step.qualification.deadlines).toEqual({});
  });
});

describe('Assessments', () => {
  const given = (assessments: Qualification['assessments'], pointsAtLeast: number | null) => {
    const at = walk(aQualification({ pointsAtLeast }), command('apply', ENTE));
    return qualificationRefusal({ ...at, assessments }, command('qualify', ADMIN), NOW);
  };
  test.each([
    ['nobody', {}, null, 'assessments-missing'],
    ['one in favour', { a: { isFavourable: true } }, null, undefined],
    ['one for and one against', { a: { isFavourable: true }, b: { isFavourable: false } }, null, 'assessments-unfavourable'],
    ['two for and one against', { a: { isFavourable: true }, b: { isFavourable: false }, c: { isFavourable: true } }, null, undefined],
    ['a mean that just reaches it', { a: { points: 50 }, b: { points: 70 } }, 60, undefined],
    ['a mean just below', { a: { points: 50 }, b: { points: 69 } }, 60, 'assessments-unfavourable'],
  ] as const)('of %s', (_what, assessments, pointsAtLeast, refusal) => {
    expect(given(assessments, pointsAtLeast)).toBe(refusal);
  }); // prettier-ignore

  test.each([
    [{ points: 101 }, 60],
    [{ points: -1 }, 60],
    [{ points: 1.5 }, 60],
    [{ isFavourable: true }, 60],
    [{ points: 50, isFavourable: true }, 60],
    [{ points: 50 }, null],
    [{}, null],
  ])('that say %j do not fit points of at least %p', (assessment, pointsAtLeast) => {
    const at = walk(aQualification({ pointsAtLeast }), command('apply', ENTE));
    const assess = command('assess', ADMIN, { facts: { assessment } });
    expect(qualificationRefusal(at, assess, NOW)).toBe('assessment-unfit');
  });

  test('are each administrator’s own, and the last one counts', () => {
    const at = walk(aQualification(), command('apply', ENTE), YES, NO, { ...YES, id: NO.id });
    expect(Object.keys(at.assessments)).toHaveLength(2);
    expect(at.assessments[ADMIN.id]).toEqual({ isFavourable: true });
  });
});
