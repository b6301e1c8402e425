import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { settleInterrupted } from '../../activities/jobs/settle-interrupted.ts';
import { listDueRefunds } from '../../db/refund-rows.ts';
import { asSystem } from '../../db/connect.ts';
import { startOfDay } from '../../workflows/pratica/terms.ts';
import { today } from '../days.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker } from '../testing.ts';
import { day, PAID_CENTS, servicesOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let { read, move, active, withNotice, pay } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move, active, withNotice, pay } = servicesOn(stage));
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const serviceOf = async (id: string) => (await read('citizen', id)).body.service;

describe('A service that is paid for', () => {
  test('is suspended ahead, changed, withdrawn, suspended today and resumed by its parties', async () => {
    const id = await withNotice(0, active);
    expect(await serviceOf(id)).toMatchObject({ period: 1, paidDays: 31, endDate: day(30), suspension: null }); // prettier-ignore

    const planned = await move('citizen', id, 'suspend', { from: day(5), until: day(9) });
    expect([planned.status, planned.body.state]).toEqual([200, 'active']);
    await move('ente', id, 'suspend', { from: day(6), until: day(9) });
    expect((await serviceOf(id)).suspension).toEqual({ from: day(6), until: day(9) });
    const { deadlines } = (await read('ente', id)).body;
    expect(Object.keys(deadlines).sort()).toEqual(['periodEnd', 'renewalPrompt', 'suspensionStart']); // prettier-ignore

    expect((await move('citizen', id, 'withdrawSuspension')).status).toBe(200);
    expect((await serviceOf(id)).suspension).toBeNull();
    expect((await move('citizen', id, 'withdrawSuspension')).body.code).toBe('no-suspension-planned'); // prettier-ignore

    const now = await move('citizen', id, 'suspend', { from: today(), until: day(9) });
    expect(now.body.state).toBe('suspended');
    expect((await read('citizen', id)).body.deadlines).toEqual({ suspensionEnd: expect.any(String) }); // prettier-ignore
    expect((await move('ente', id, 'resume')).body.state).toBe('active');
    expect(await serviceOf(id)).toMatchObject({ suspensions: 1, suspendedDays: 0, endDate: day(30) }); // prettier-ignore
  });

  test('is not suspended against the policy, nor by strangers, and each is told why', async () => {
    const id = await active();
    const codeOf = async (from: string, until: string, who: Name = 'citizen') =>
      (await move(who, id, 'suspend', { from, until })).body;
    expect((await codeOf(day(1), day(2))).code).toBe('suspension-too-soon');
    expect((await codeOf(day(2), day(63))).code).toBe('suspension-too-long');
    expect((await codeOf(day(31), day(35))).code).toBe('suspension-outside-period');
    const wrong = await codeOf(day(4), day(4));
    expect(wrong).toMatchObject({ code: 'invalid', errors: [{ pointer: '/payload/until' }] });
    expect((await codeOf('domani', day(4))).errors[0].pointer).toBe('/payload/from');
    expect((await move('rival', id, 'suspend', { from: day(3), until: day(4) })).body.code).toBe('ente-not-chosen'); // prettier-ignore
    expect((await move('otherCitizen', id, 'suspend', {})).status).toBe(404);
    expect((await read('auditor', id)).body.version).toBe(5);
  });

  test('is interrupted for the amount that was said before, and closed once it is paid back', async () => {
    const id = await active();
    // Served are ten days of 31: 21/31 of 516.00 euro are 349.55 euro, rounded up.
    const foreseen = await read('citizen', id, `/interruption?effectiveOn=${day(10)}`);
    expect(foreseen.body).toEqual({ effectiveOn: day(10), paidDays: 31, unusedDays: 21, visits: null, refundCents: 34_955, byHandCents: 0 }); // prettier-ignore
    const early = await read('citizen', id, `/interruption?effectiveOn=${day(3)}`);
    expect([early.status, early.body.code]).toEqual([422, 'interruption-too-soon']);
    for (const who of ['otherCitizen', 'rival', 'citizenElsewhere', 'adminElsewhere'] as const) {
      expect((await read(who, id, `/interruption?effectiveOn=${day(10)}`)).status).toBe(404);
    }

    const none = await move('citizen', id, 'interrupt', { effectiveOn: day(10) }, { reason: ' ' });
    expect(none.body.code).toBe('reason-required');
    const done = await move('citizen', id, 'interrupt', { effectiveOn: day(10) });
    expect(done.body.state).toBe('interrupted');
    const [told] = (await read('ente', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'interrupt', reason: expect.any(String), data: { effectiveOn: day(10), refundCents: 34_955 } }); // prettier-ignore

    const settle = () => settleInterrupted({ db: stage.db, pratiche: stage.app.pratiche, log: pino({ level: 'silent' }) }); // prettier-ignore
    await settle();
    expect((await read('citizen', id)).body.closed).toBe(false);
    await asSystem(stage.db, 'milano', (trx) =>
      trx
        .updateTable('refund')
        .set({ status: 'done', doneAt: new Date().toISOString() })
        .where('praticaId', '=', id)
        .where('status', '=', 'due')
        .where('amountCents', '=', 34_955)
        .execute(),
    );
    await settle();
    expect((await read('citizen', id)).body).toMatchObject({ state: 'interrupted', closed: true });
    const kinds = (await read('auditor', id, '/timeline')).body.items.map(({ kind }: Json) => kind);
    expect(kinds.slice(0, 2)).toEqual(['settled', 'interrupt']);
    await settle();
    expect((await move('citizen', id, 'interrupt', { effectiveOn: day(10) })).status).toBe(422);
  });

  test('can be looked ahead at: what time brings, and what an act would, without doing it', async () => {
    const id = await active();
    const ahead = (await read('citizen', id, '/outlook')).body;
    expect(ahead.ifNobodyActs.map(({ timer, state }: Json) => [timer, state])).toEqual([
      ['renewalPrompt', 'active'],
      ['periodEnd', 'completed'],
    ]);
    expect(ahead.ifActed).toBeNull();
    const pause = (await read('ente', id, `/outlook?from=${day(3)}&until=${day(8)}`)).body.ifActed;
    expect(pause).toMatchObject({ transition: 'suspend', refusal: null, state: 'active' });
    expect(pause.prospects.at(-1)).toMatchObject({ timer: 'periodEnd', endDate: day(35) });
    const end = (await read('admin', id, `/outlook?effectiveOn=${day(10)}`)).body.ifActed;
    expect(end).toMatchObject({ state: 'interrupted', refundCents: 34_955, prospects: [] });
    const soon = (await read('auditor', id, `/outlook?effectiveOn=${day(1)}`)).body.ifActed;
    expect(soon).toMatchObject({ refusal: 'interruption-too-soon', state: null });
    for (const who of ['otherCitizen', 'rival', 'adminElsewhere'] as const) {
      expect((await read(who, id, '/outlook')).status).toBe(404);
    }
    expect((await read('auditor', id)).body.version).toBe(5);
    await move('admin', id, 'cancel');
    expect((await read('citizen', id, '/outlook')).body).toEqual({ ifNobodyActs: [], ifActed: null }); // prettier-ignore
  });

  test('is renewed: proposed, countered, accepted, paid; and both payments count when it ends', async () => {
    const id = await active();
    const line = { label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 24 };
    const asked = { endDate: day(61), lines: [line] };
    expect((await move('citizen', id, 'proposeRenewal', asked)).status).toBe(200);
    const { renewal, todo } = (await read('ente', id)).body;
    // The term of the policy: three days after the end of this period.
    expect(renewal.payBy).toBe(startOfDay(day(34)));
    expect(renewal).toMatchObject({ by: 'citizen', startDate: day(31), endDate: day(61), totalCents: PAID_CENTS }); // prettier-ignore
    expect(todo).toMatchObject({ kind: 'answerRenewal' });
    expect((await read('rival', id)).body.renewal).toBeNull();
    expect((await move('citizen', id, 'renew', { proposalId: renewal.proposalId })).body.code).toBe('renewal-own'); // prettier-ignore
    const short = await move('ente', id, 'proposeRenewal', { ...asked, endDate: day(30) });
    expect(short.body.code).toBe('renewal-too-short');

    const dearer = { ...asked, lines: [{ ...line, unitCents: 2200 }] };
    await move('ente', id, 'proposeRenewal', dearer);
    const counter = (await read('citizen', id)).body.renewal;
    expect(counter).toMatchObject({ by: 'ente', totalCents: 52_800 });
    expect((await move('citizen', id, 'renew', { proposalId: renewal.proposalId })).body.code).toBe('renewal-stale'); // prettier-ignore
    const agreed = await move('citizen', id, 'renew', { proposalId: counter.proposalId });
    expect(agreed.body.state).toBe('renewed');
    const due = (await read('citizen', id, '/payments')).body;
    expect(due).toMatchObject({ amountCents: 52_800, status: 'due' });
    const { service, todo: toPay, order, nextOrder } = (await read('citizen', id)).body;
    expect(order).toMatchObject({ period: 1, startDate: today(), totalCents: PAID_CENTS });
    expect(nextOrder).toMatchObject({ period: 2, startDate: day(31), totalCents: 52_800 });
    expect(service.next).toEqual({ startDate: day(31), endDate: day(61), isPaid: false });
    expect(toPay).toMatchObject({ kind: 'payRenewal' });

    await pay(id, 'renewalSettled', 52_800);
    const paid = (await read('citizen', id)).body;
    expect([paid.state, paid.service.period, paid.service.next.isPaid]).toEqual(['active', 1, true]); // prettier-ignore
    // 21 of 31 days of the first period, and all of the next.
    const foreseen = await read('citizen', id, `/interruption?effectiveOn=${day(10)}`);
    expect(foreseen.body.refundCents).toBe(34_955 + 52_800);
    const ended = await move('ente', id, 'interrupt', { effectiveOn: day(10) });
    expect(ended.body.state).toBe('interrupted');
    expect((await read('citizen', id)).body).toMatchObject({
      order: { period: 1 },
      nextOrder: null,
    });
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told.data.refundCents).toBe(34_955 + 52_800);
    const back = await asSystem(stage.db, 'milano', (trx) => trx.selectFrom('refund').select('amountCents').where('praticaId', '=', id).where('status', '=', 'due').execute()); // prettier-ignore
    expect(back.map(({ amountCents }) => amountCents).sort()).toEqual([34_955, 52_800]);
  });

  test('that was to be renewed and is interrupted instead owes nothing for the next period', async () => {
    const id = await active();
    const lines = [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 24 }];
    await move('ente', id, 'proposeRenewal', { endDate: day(61), lines });
    const { proposalId } = (await read('citizen', id)).body.renewal;
    await move('citizen', id, 'renew', { proposalId });
    expect((await move('citizen', id, 'interrupt', { effectiveOn: day(10) })).status).toBe(200);
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told.data.refundCents).toBe(34_955);
    expect((await read('citizen', id, '/payments')).body.status).toBe('closed');
  });

  test('is suspended and ended by the office in a party’s place, with a reason that both read', async () => {
    const id = await active();
    const inPlace = { onBehalfOf: { role: 'ente', enteId: ENTE_A } };
    const days = { from: day(3), until: day(5) };
    expect((await move('admin', id, 'suspend', days, inPlace)).status).toBe(200);
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'suspend', actor: { role: 'admin', name: 'Carla Neri' }, onBehalfOf: { role: 'ente' }, reason: expect.stringContaining('ospedale'), data: days }); // prettier-ignore
    const { allowed } = (await read('admin', id)).body;
    const names = allowed.map(({ transition }: Json) => transition);
    expect([...new Set(names)]).toEqual(['requestIntegration', 'cancel', 'suspend', 'withdrawSuspension', 'proposeRenewal', 'interrupt']); // prettier-ignore
    await move('admin', id, 'cancel');
    const refunds = await asSystem(stage.db, 'milano', async (trx) => {
      const { attemptId } = await trx.selectFrom('capture').select('attemptId').where('praticaId', '=', id).executeTakeFirstOrThrow(); // prettier-ignore
      return listDueRefunds(trx, { attemptId });
    });
    // The day of the act counts as used: 30 of 31 days go back.
    expect(refunds).toMatchObject([{ amountCents: Math.ceil((PAID_CENTS * 30) / 31) }]);
  });
});
