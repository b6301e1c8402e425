import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Mail } from '../../activities/jobs/mailer.ts';
import { foreseeExpiries, tellOfVouchers } from '../../activities/jobs/tell-of-vouchers.ts';
import { sendAllMail } from '../../activities/jobs/testing.ts';
import { asSystem } from '../../db/connect.ts';
import { plantVoucher } from '../../db/testing-vouchers.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { PEOPLE, openApi } from '../testing.ts';
import { vouchersOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
let on: ReturnType<typeof vouchersOn>;
beforeAll(async () => {
  stage = await openApi({} as never);
  on = vouchersOn(stage);
  for (const who of ['citizen', 'delegate'] as const) await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());

const mails: Mail[] = [];
const settings = () => ({
  db: stage.db,
  publicUrl: 'https://wemi.example/',
  mailer: {
    send: async (mail: Mail) => {
      mails.push(mail);
    },
    hasTaken: async () => false,
    close: () => {},
  },
});
/** @returns what is told now, in order */
async function told(): Promise<string[]> {
  mails.length = 0;
  while (await tellOfVouchers(settings())) await sendAllMail(settings());
  return mails.map(({ subject }) => subject.replace('WeMi: ', ''));
}
const kinds = () =>
  asSystem(stage.db, 'milano', async (trx) => {
    const rows = await trx.selectFrom('voucherNotice').select('kind').where('sentAt', 'is', null).where('droppedAt', 'is', null).orderBy('createdAt').execute(); // prettier-ignore
    return rows.map(({ kind }) => kind);
  });
beforeEach(async () => void (await told()));

describe('Who asks for a voucher is told', () => {
  test('that it has come, what was decided, and of an appeal both steps, each once', async () => {
    const fundId = await on.fund({ resident: true });
    const key = randomUUID();
    const { id } = (await on.apply('delegate', fundId, {}, key)).body;
    await on.apply('delegate', fundId, {}, key);
    expect(await told()).toEqual(['la tua domanda di voucher è arrivata']);
    const [refused] = (await on.decide(id)).body.decisions;
    expect(await told()).toEqual(['c’è una decisione sulla tua domanda di voucher']);
    const made = (await on.appeal('delegate', refused.id)).body;
    const appealId = made.decisions[0].appeal.id as string;
    for (const _ of [1, 2]) await on.answer('secondAdmin', appealId, true);
    expect(await told()).toEqual(['la tua richiesta di riesame è arrivata', 'c’è la risposta al tuo riesame']); // prettier-ignore
    await on.decide(id, 'secondAdmin', { verified: { resident: true } });
    expect(await told()).toEqual(['la tua domanda di voucher è accolta']);
    expect(mails[0]!.to).toEqual(['marta@example.org']);
    expect(await told()).toEqual([]);
  });

  test('of a ranking in its own words', async () => {
    const fundId = await on.fund({ access: 'ranking' });
    const { id } = (await on.apply('delegate', fundId)).body;
    expect(await told()).toEqual(['la tua domanda di voucher è in graduatoria']);
    const closed = { opensOn: addDays(today(), -9), applyUntil: addDays(today(), -1) };
    await on.behind(`update wemi.voucher_fund set opens_on = '${closed.opensOn}', apply_until = '${closed.applyUntil}' where id = '${fundId}'`); // prettier-ignore
    await on.decide(id);
    expect(await told()).toEqual(['la graduatoria è arrivata a te: hai un voucher']);
  });

  test('that the voucher stays when another look gives no more', async () => {
    const fundId = await on.fund();
    const { id } = (await on.apply('delegate', fundId)).body;
    const [granted] = (await on.decide(id)).body.decisions;
    const { id: appealId } = (await on.appeal('delegate', granted.id)).body.decisions[0].appeal;
    await on.answer('secondAdmin', appealId, true);
    const verified = { isee: { kind: 'ordinary', cents: 1_000_001, validUntil: today() } };
    await on.decide(id, 'secondAdmin', { verified });
    expect((await kinds()).at(-1)).toBe('unchanged');
  });

  test('nothing by mail when there is no address, and nothing of a refusal that was none', async () => {
    const fundId = await on.fund();
    const { id } = (await on.apply('citizen', fundId)).body;
    expect((await on.decide(id, 'citizen')).status).toBe(403);
    expect(await kinds()).toEqual(['queued']);
    expect(await told()).toEqual([]);
    expect(await kinds()).toEqual([]);
  });

  test('on the page too, which the mail leads to', async () => {
    const fundId = await on.fund();
    await on.apply('delegate', fundId);
    await told();
    const found = await asSystem(stage.db, 'milano', (trx) => trx.selectFrom('notification').selectAll().where('personId', '=', PEOPLE.delegate.sub!).orderBy('createdAt', 'desc').execute()); // prettier-ignore
    expect(found[0]).toMatchObject({ kind: 'voucher:queued', audience: 'citizen', praticaId: null, path: '/voucher' }); // prettier-ignore
    expect(mails[0]!.text).toContain(`https://wemi.example/voucher?notifica=${found[0]!.id}`);
  });
});

describe('A voucher that is about to expire', () => {
  const plant = async (expiresIn: number, { givenAgo = 90, cents = 100 } = {}) => {
    const { voucherId } = await asSystem(
      stage.db,
      'milano',
      (trx) =>
      plantVoucher(trx, { personId: PEOPLE.delegate.sub!, cents, expiresOn: addDays(today(), expiresIn) }), // prettier-ignore
    );
    await on.behind(`update wemi.voucher set at = now() - interval '${givenAgo} days' where id = '${voucherId}'`); // prettier-ignore
    return voucherId;
  };
  const foreseen = async () => {
    await foreseeExpiries(settings());
    return asSystem(stage.db, 'milano', async (trx) => {
      const rows = await trx.selectFrom('voucherNotice').select('voucherId').where('kind', '=', 'expiring').execute(); // prettier-ignore
      return rows.map(({ voucherId }) => voucherId);
    });
  };

  test.each([
    ['31 days before', 31, {}, false],
    ['30 days before', 30, {}, true],
    ['on its last day', 0, {}, true],
    ['the day after', -1, {}, false],
    ['given for less than that', 20, { givenAgo: 5 }, false],
  ])('is told of: %s', async (_, expiresIn, given, isTold) => {
    const id = await plant(expiresIn, given);
    expect((await foreseen()).includes(id)).toBe(isTold);
  });

  test('is told of once, with its last day and nothing of what it is for', async () => {
    const id = await plant(10);
    expect((await foreseen()).filter((one) => one === id)).toHaveLength(1);
    expect((await foreseen()).filter((one) => one === id)).toHaveLength(1);
    await on.behind('update wemi.voucher_notice set try_at = now() where sent_at is null');
    expect(await told()).toContain('un tuo voucher sta per scadere');
    expect(mails.at(-1)!.text).not.toContain('Aiuto');
  });

  test('is not told of any more once nothing is left or it has expired', async () => {
    const id = await plant(10);
    await foreseen();
    await on.behind(`update wemi.voucher set expires_on = '${addDays(today(), -1)}' where id = '${id}'; update wemi.voucher_notice set try_at = now() where sent_at is null`); // prettier-ignore
    const before = (await kinds()).length;
    expect(before).toBeGreaterThan(0);
    const subjects = await told();
    expect(subjects).toHaveLength(before - 1);
  });
});
