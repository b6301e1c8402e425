import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { addDays } from '../pratica/service.ts';
import { dayOf, startOfDay } from '../pratica/terms.ts';
import type { Step } from './messages.ts';
import {
  ADMIN,
  aQualification,
  command,
  ENTE,
  ENTE2,
  member,
  openStage,
  SECOND_ADMIN,
} from './testing.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const YES = { facts: { assessment: { isFavourable: true } } };
const codeOf = async (sent: Promise<unknown>) => {
  const error: unknown = await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof WorkflowUpdateFailedError
    ? (error.cause as ApplicationFailure).type
    : error;
};
const kindsOf = (steps: Step[]) => steps.map(({ kind }) => kind);
const DAY_MS = 86_400_000;
const between = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

describe('The qualification of an ente', () => {
  test('is examined, listed for its term, reminded and expires by itself', async () => {
    const { id, handle, send } = await stage.begin();
    await send(command('assess', ADMIN, YES));
    expect(await send(command('qualify', ADMIN))).toEqual({ state: 'qualified', version: 3 });
    expect(await handle.result()).toBe('expired');

    const steps = stage.stepsOf(id);
    expect(kindsOf(steps)).toEqual(['apply', 'assess', 'qualify', 'expiryReminder', 'expiry']);
    const { term } = steps[2]!.qualification;
    expect(between(term!.from, term!.until)).toBeGreaterThanOrEqual(1094);
    expect(steps[3]!.at >= startOfDay(addDays(term!.until, -90))).toBe(true);
    // Its last day is a day of listing.
    expect(dayOf(steps[4]!.at)).toBe(addDays(term!.until, 1));
    expect(steps[3]!.tasks.opened.map(({ kind, owner }) => [kind, owner])).toEqual([
      ['askRenewal', 'ente'],
    ]);
    expect(steps[4]!.qualification).toMatchObject({ closed: true, deadlines: {} });
  });

  test('is never decided by time: a late examination is escalated and waits', async () => {
    const { id, send, handle } = await stage.begin();
    await stage.env.sleep('200 days');
    expect(kindsOf(stage.stepsOf(id))).toEqual(['apply', 'examinationReminder', 'examinationDeadline']); // prettier-ignore
    const [applied, , late] = stage.stepsOf(id);
    expect(late!.qualification.state).toBe('submitted');
    expect(late!.tasks.moved).toEqual([{ ...applied!.tasks.opened[0], escalated: true }]);
    await send(command('assess', ADMIN, { facts: { assessment: { isFavourable: false } } }));
    expect(await codeOf(send(command('qualify', ADMIN)))).toBe('assessments-unfavourable');
    await send(command('reject', ADMIN));
    expect(await handle.result()).toBe('rejected');
  });

  test('lets the term of the examination stand still while documents are asked for', async () => {
    const { id, send } = await stage.begin();
    const before = stage.stepsOf(id)[0]!.qualification.deadlines.examinationDeadline!;
    const asking = command('requestIntegration', ADMIN);
    await send(asking);
    await send(command('assess', ADMIN, YES));
    expect(await codeOf(send(command('qualify', ADMIN)))).toBe('integration-pending');
    await stage.env.sleep('3 days');
    await send(command('provideIntegration', ENTE, { facts: { integrationId: asking.id } }));
    const steps = stage.stepsOf(id);
    const after = steps.at(-1)!.qualification.deadlines.examinationDeadline!;
    const waited = between(steps[1]!.at, steps.at(-1)!.at);
    expect(waited).toBeGreaterThan(2.9);
    expect(between(before, after)).toBeCloseTo(waited, 3);
    expect(steps.at(-1)!.integrationsClosed).toEqual([{ id: asking.id, as: 'answered' }]);
    await send(command('withdraw', ENTE));
  });

  test('stops waiting for documents that never come, and goes on', async () => {
    const { id, send } = await stage.begin();
    const asking = command('requestIntegration', ADMIN);
    await send(asking);
    await stage.env.sleep('25 days');
    const lapsed = stage.stepsOf(id).find(({ kind }) => kind === 'integrationDeadline')!;
    expect(lapsed.integrationsClosed).toEqual([{ id: asking.id, as: 'lapsed' }]);
    expect(lapsed.qualification).toMatchObject({ state: 'submitted', integrations: [] });
    await send(command('withdraw', ENTE));
  });

  test('is decided by points once enough administrators have given theirs', async () => {
    const qualification = aQualification({ assessments: 2, pointsAtLeast: 60 });
    const { send } = await stage.begin({ qualification });
    const give = (points: number, who: typeof ADMIN | typeof SECOND_ADMIN = ADMIN) =>
      send(command('assess', who, { facts: { assessment: { points } } }));
    expect(await codeOf(send(command('assess', ADMIN, YES)))).toBe('assessment-unfit');
    await give(40);
    expect(await codeOf(send(command('qualify', ADMIN)))).toBe('assessments-missing');
    expect(await codeOf(send(command('reject', ADMIN)))).toBe('assessments-missing');
    await give(70, SECOND_ADMIN);
    expect(await codeOf(send(command('qualify', ADMIN)))).toBe('assessments-unfavourable');
    // Who thinks better of it says so: the last word of each counts.
    await give(50);
    expect((await send(command('qualify', ADMIN))).state).toBe('qualified');
    await send(command('withdraw', ENTE));
  });

  test('is renewed from the end of its term on, in a run of its own', async () => {
    const { id, send, handle, look } = await stage.begin();
    await send(command('assess', ADMIN, YES));
    await send(command('qualify', ADMIN));
    expect(await codeOf(send(command('askRenewal', ENTE)))).toBe('renewal-too-early');
    expect(await codeOf(send(command('renew', ADMIN)))).toBe('no-renewal-asked');
    const first = (await look()).term!;
    await stage.env.sleep(Math.ceil(between(new Date(await stage.env.currentTimeMs()).toISOString(), startOfDay(addDays(first.until, -60))) * DAY_MS)); // prettier-ignore
    await send(command('askRenewal', ENTE));
    expect(await codeOf(send(command('askRenewal', ENTE)))).toBe('renewal-asked');
    const renewing = command('renew', ADMIN);
    await send(renewing);
    const { term, renewal } = (await look()) as { term: typeof first; renewal: string | null };
    expect(term.from).toBe(first.from);
    expect(between(first.until, term.until)).toBeGreaterThanOrEqual(1094);
    expect(renewal).toBeNull();
    // The run that follows knows the command: one effect.
    expect(await send(renewing)).toEqual({ state: 'qualified', version: 6 });
    expect(await handle.result()).toBe('expired');
    expect(kindsOf(stage.stepsOf(id)).slice(-3)).toEqual(['renew', 'expiryReminder', 'expiry']);
  });

  test('tells of each document before it expires and when it has, until it is renewed', async () => {
    const documents = [{ id: 'insurance', expiresOn: addDays(dayOf(new Date(await stage.env.currentTimeMs()).toISOString()), 60) }]; // prettier-ignore
    const { id, send } = await stage.begin({ qualification: aQualification({}, { documents }) });
    await send(command('assess', ADMIN, YES));
    await send(command('qualify', ADMIN));
    await stage.env.sleep('65 days');
    expect(kindsOf(stage.stepsOf(id)).slice(3)).toEqual(['documentReminder', 'documentExpiry']);
    const renewed = (expiresOn: string) => command('updateDocument', ENTE, { facts: { documentId: 'insurance', expiresOn } }); // prettier-ignore
    expect(await codeOf(send(renewed(documents[0]!.expiresOn)))).toBe('document-not-newer');
    await send(renewed(addDays(documents[0]!.expiresOn, 365)));
    const last = stage.stepsOf(id).at(-1)!;
    expect(last.tasks.closed.map(({ kind }) => kind)).toEqual(['renewDocument']);
    expect(last.qualification.deadlines.documentReminder).toBeDefined();
    await send(command('withdraw', ENTE));
  });

  test('is suspended, reinstated for what is left of its term, and revoked for good', async () => {
    const { send, handle, look } = await stage.begin();
    await send(command('assess', ADMIN, YES));
    await send(command('qualify', ADMIN));
    const { term } = await look();
    await send(command('suspend', ADMIN));
    expect(await codeOf(send(command('suspend', ADMIN)))).toBe('not-allowed-in-state');
    await send(command('reinstate', ADMIN));
    expect((await look()).term).toEqual(term);
    await send(command('revoke', ADMIN));
    expect(await handle.result()).toBe('revoked');
  });

  test('is nobody else’s, and knows a version that is gone by', async () => {
    const { send, id } = await stage.begin();
    expect(await codeOf(send(command('withdraw', member(ENTE2))))).toBe('ente-not-applicant');
    expect(await codeOf(send(command('withdraw', ENTE, { expectedVersion: 7 })))).toBe('stale-version'); // prettier-ignore
    const again = command('withdraw', ENTE, { expectedVersion: 1 });
    await send(again);
    expect(kindsOf(stage.stepsOf(id))).toEqual(['apply', 'withdraw']);
  });
});
