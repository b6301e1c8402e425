import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readBalance } from '../../db/ledger-entries.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import { qrOf } from '../receipts/notice-pdf.ts';
import { textOf } from '../receipts/testing.ts';
import { PEOPLE } from '../testing.ts';
import { openPagoPaApi, type PagoPaApi } from './testing-pagopa.ts';

let api: PagoPaApi;
beforeAll(async () => void (api = await openPagoPaApi()), 60_000);
afterEach(() => api.pagopa.setFaults({}));
afterAll(() => api.close());

describe('paying by pagoPA', () => {
  it('is the one way for what is owed to the comune; fifty who ask at once get one page', async () => {
    const { praticaId } = await api.startDue();
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view.methods).toEqual(['pagopa']);
    const before = api.pagopa.countPositions();
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.start(praticaId)));
    expect(new Set(answers.map(({ body }) => body.redirectUrl)).size).toBe(1);
    expect(api.pagopa.countPositions()).toBe(before + 1);
  }, 30_000);

  it('is no way for what is owed to an ente', async () => {
    await api.layDownPayee('ente');
    const { praticaId } = await api.startDue();
    await api.layDownPayee('comune');
    const { status, body } = await api.start(praticaId);
    expect([status, body.errors[0].pointer]).toEqual([422, '/method']);
  });

  it('settles by the receipt, once however often it is read, and for the comune', async () => {
    const { praticaId, attemptId } = await api.paid('account');
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
    await Promise.all(Array.from({ length: 5 }, () => api.check(attemptId)));
    await api.check(attemptId);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await balanceOf(praticaId)).toEqual({ chargedCents: TOTAL_CENTS, vouchersCents: 0, toEnteCents: 0, feeCents: 0, toComuneCents: TOTAL_CENTS, refundedCents: 0, heldCents: 0 }); // prettier-ignore
  });

  it('waits for a receipt that comes later, and lets nobody pay meanwhile', async () => {
    const { praticaId, attemptId } = await api.paid('slow');
    await api.check(attemptId);
    await growOld(attemptId);
    const { status, body } = await api.start(praticaId);
    expect([status, body.code]).toEqual([409, 'in-flight']);
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
    api.pagopa.bringReceipts();
    await api.check(attemptId);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('refused or left, stays open: the same position is paid later, on a page that is new', async () => {
    const { praticaId, attemptId, page } = await api.paid('refused', 'cancel');
    await api.check(attemptId);
    expect((await api.readAttempt(attemptId))!.status).toBe('open');
    expect((await api.start(praticaId)).body.redirectUrl).toBe(page);
    await growOld(attemptId);
    const before = api.pagopa.countPositions();
    const again = (await api.start(praticaId)).body;
    expect([again.attemptId, again.redirectUrl === page]).toEqual([attemptId, false]);
    expect(api.pagopa.countPositions()).toBe(before);
    await api.pagopa.payOn(again.redirectUrl, 'account');
    await api.check(attemptId);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('paid already and not heard of yet is not sent to a page a second time', async () => {
    const { praticaId, attemptId } = await api.paid('account');
    await growOld(attemptId);
    expect((await api.start(praticaId)).body.code).toBe('payment-not-due');
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('whose opening died with its process gets a page again, whoever is asked first', async () => {
    for (const isAskedByUs of [false, true]) {
      const { praticaId } = await api.startDue();
      const { attemptId } = (await api.start(praticaId)).body;
      await api.system((trx) =>
        sql`update payment_attempt set status = 'opening', hosted_page = null, page_at = null,
          updated_at = now() - interval '25 seconds' where id = ${attemptId}`.execute(trx),
      );
      if (isAskedByUs) await api.check(attemptId);
      const again = await api.start(praticaId);
      expect([again.status, again.body.attemptId]).toEqual([201, attemptId]);
      await api.pagopa.payOn(again.body.redirectUrl, 'account');
      await api.check(attemptId);
      expect(api.pratiche.stateOf(praticaId)).toBe('active');
    }
  });

  it.each(['/debtpositions', '/carts'])(
    'whose opening is lost at %s goes on with the same position',
    async (path) => {
      const { praticaId } = await api.startDue();
      const before = api.pagopa.countPositions();
      await api.pagopa.setFaults({ calls: { mode: 'error', path, times: 1 } });
      expect((await api.start(praticaId)).status).toBe(503);
      const { status, body } = await api.start(praticaId);
      expect(status).toBe(201);
      expect(api.pagopa.countPositions()).toBe(before + 1);
      await api.pagopa.payOn(body.redirectUrl, 'account');
      await api.check(body.attemptId);
      expect(api.pratiche.stateOf(praticaId)).toBe('active');
    },
  );
});

describe('the position of a pratica that was withdrawn', () => {
  it('is shut, and asked about until it is', async () => {
    const { attemptId, withdraw, page } = await api.paid();
    await withdraw();
    expect(await api.isAskedAbout(attemptId, 2)).toBe(true);
    await api.pagopa.setFaults({ calls: { mode: 'error', times: 1 } });
    await expect(api.check(attemptId)).rejects.toThrow('pagopa');
    expect(await api.isAskedAbout(attemptId, 2)).toBe(true);
    await api.check(attemptId);
    expect((await api.pagopa.payOn(page, 'account')).statusCode).toBe(404);
    expect(await api.isAskedAbout(attemptId, 600)).toBe(false);
  });

  it('paid before it was shut leads to a refund that waits for the office', async () => {
    const { praticaId, attemptId, withdraw } = await api.paid('account');
    await withdraw();
    await api.check(attemptId);
    await api.check(attemptId);
    await api.giveBack(attemptId);
    const refunds = await api.system((trx) => trx.selectFrom('refund').select(['cause', 'status', 'amountCents']).where('praticaId', '=', praticaId).execute()); // prettier-ignore
    expect(refunds).toEqual([{ cause: 'late', status: 'due', amountCents: TOTAL_CENTS }]);
    expect(await balanceOf(praticaId)).toMatchObject({ chargedCents: TOTAL_CENTS, heldCents: TOTAL_CENTS }); // prettier-ignore
  });

  it('is given back by bank transfer, which the office records once, under a number of its own', async () => {
    const [one, other] = [await api.paid('account'), await api.paid('account')];
    for (const { attemptId, withdraw } of [one, other]) {
      await withdraw();
      await api.check(attemptId);
    }
    const record = (who: 'admin' | 'citizen', id: string, refundNumber: string, key = randomUUID()) =>
      api.ask(who, 'POST', `/pratiche/${id}/refunds-by-hand`, { body: { refundNumber, note: 'Bonifico' }, key }); // prettier-ignore
    expect((await record('citizen', one.praticaId, 'CRO 1')).status).toBe(403);
    const owed = async () => (await api.ask('admin', 'GET', `/pratiche/${one.praticaId}/refunds`)).body.transferCents; // prettier-ignore
    expect(await owed()).toBe(TOTAL_CENTS);
    const key = randomUUID();
    const given = await record('admin', one.praticaId, 'cro 1', key);
    expect(given.body).toEqual({ amountCents: TOTAL_CENTS, refundNumber: 'CRO 1' });
    expect((await record('admin', one.praticaId, 'cro 1', key)).body).toEqual(given.body);
    expect(await owed()).toBeNull();
    expect((await record('admin', one.praticaId, 'CRO 2')).body.code).toBe('nothing-to-refund');
    expect((await record('admin', other.praticaId, 'CRO 1')).body.errors[0].pointer).toBe('/refundNumber'); // prettier-ignore
    expect(await balanceOf(one.praticaId)).toMatchObject({ refundedCents: TOTAL_CENTS, heldCents: 0 }); // prettier-ignore
    expect(await openTasks(one.praticaId)).toEqual([]);
    expect(await openTasks(other.praticaId)).toEqual(['refundByHand']);
    const { actorId, reason, data } = await api.system((trx) => trx.selectFrom('event').select(['actorId', 'reason', 'data']).where('praticaId', '=', one.praticaId).where('kind', '=', 'refunded').executeTakeFirstOrThrow()); // prettier-ignore
    expect({ actorId, reason, data }).toEqual({ actorId: PEOPLE.admin.sub, reason: 'Bonifico', data: { amountCents: TOTAL_CENTS, transferNumber: 'CRO 1' } }); // prettier-ignore
  });
});

describe('a notice that nobody has paid yet', () => {
  it('is asked about every ten minutes at least, however old it is', async () => {
    const { attemptId } = await api.paid();
    await api.system((trx) => sql`update payment_attempt set created_at = now() - interval '4 days' where id = ${attemptId}`.execute(trx)); // prettier-ignore
    expect(await api.isAskedAbout(attemptId, 9)).toBe(false);
    expect(await api.isAskedAbout(attemptId, 11)).toBe(true);
  });
});

describe('the paper notice', () => {
  const paper = (who: 'citizen' | 'otherCitizen' | 'ente' | 'admin', praticaId: string) =>
    api.askRaw(who, 'GET', `/pratiche/${praticaId}/payment-notice.pdf`);

  it('is for who pays and for the office, once there is a number, as long as it is due', async () => {
    const { praticaId } = await api.startDue();
    expect((await paper('citizen', praticaId)).statusCode).toBe(404);
    const { attemptId, redirectUrl } = (await api.start(praticaId)).body;
    for (const who of ['citizen', 'admin'] as const) {
      const { statusCode, headers, rawPayload } = await paper(who, praticaId);
      expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    for (const who of ['otherCitizen', 'ente'] as const)
      expect((await paper(who, praticaId)).statusCode).toBe(404);
    await api.pagopa.payOn(redirectUrl, 'account');
    await api.check(attemptId);
    expect((await paper('citizen', praticaId)).statusCode).toBe(404);
  });

  it('has a slip for the post office, and tells nothing of health or need', async () => {
    const { praticaId } = await api.startDue();
    await api.start(praticaId);
    const { text } = await textOf((await paper('citizen', praticaId)).rawPayload);
    expect(text).toContain('Bollettino Postale PA');
    const { nameIt } = await api.system((trx) => trx.selectFrom('serviceType').innerJoin('pratica', 'pratica.serviceTypeId', 'serviceType.id').select('nameIt').where('pratica.id', '=', praticaId).executeTakeFirstOrThrow()); // prettier-ignore
    expect(text.toLowerCase()).not.toContain(nameIt.toLowerCase());
    expect(text.toLowerCase()).not.toMatch(/assisten|anzian|disabil|salute/);
  });

  it('has the code that pagoPA lays down', () => {
    const notice = { nav: '347000000000000093', fiscalCode: '77777777777', amountCents: 25_805 };
    expect(qrOf(notice)).toBe('PAGOPA|002|347000000000000093|77777777777|25805');
  });
});

async function openTasks(praticaId: string): Promise<string[]> {
  const tasks = await api.system((trx) => trx.selectFrom('task').select('kind').where('praticaId', '=', praticaId).where('owner', '=', 'office').where('closedAt', 'is', null).execute()); // prettier-ignore
  return tasks.map(({ kind }) => kind);
}

const balanceOf = (praticaId: string) => api.system((trx) => readBalance(trx, { praticaId }));

/** Half an hour passes for the page. */
function growOld(attemptId: string) {
  const age = sql`now() - interval '30 minutes'`;
  return api.system((trx) =>
    sql`update payment_attempt set page_at = ${age}, updated_at = ${age} where id = ${attemptId}`.execute(trx),
  ); // prettier-ignore
}
