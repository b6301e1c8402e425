import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mail } from '../../activities/jobs/mailer.ts';
import { tellOfPayouts } from '../../activities/jobs/tell-of-payouts.ts';
import { sendAllMail } from '../../activities/jobs/testing.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import { ENTE_A, type Json, type Name } from '../testing.ts';
import { IBAN, payoutsOn, today } from './testing.ts';

let archive: Archive;
let on: Awaited<ReturnType<typeof payoutsOn>>;
beforeAll(async () => {
  archive = await openArchive();
  on = await payoutsOn(archive);
  await archive.toActive('2026-03-02T08:00:00.000Z', [1, 1, 1, 1]);
}, 120_000);
afterAll(() => archive?.close(), 60_000);

async function sendAll(): Promise<Mail[]> {
  const sent: Mail[] = [];
  const send = async (mail: Mail) => {
    sent.push(mail);
  };
  const mailer = { send, hasTaken: async () => false, close: () => {} };
  const { db } = archive;
  while (await tellOfPayouts({ db })) await sendAllMail({ db, mailer, publicUrl: 'http://wemi/' });
  return sent;
}
const subjects = async () => (await sendAll()).map(({ subject }) => subject);

describe('An ente is told', () => {
  test('that it cannot be paid without an account, once a day', async () => {
    const { amountCents } = await on.preview();
    for (let n = 0; n < 2; n++) expect((await on.create(amountCents)).body.code).toBe('iban-missing');
    const [mail, ...more] = await sendAll();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: [expect.stringContaining('@')], subject: expect.stringContaining('manca il conto') });
    expect(mail!.text).toContain('http://wemi/admin/rendiconti');
  }); // prettier-ignore

  test('of an account to confirm, and of what became of it, each of its people too, by its last digits', async () => {
    await archive.ask('colleague', 'GET', '/me');
    await archive.behind(`update wemi.person set email = id || '@example.org' where ente_id = '${ENTE_A}'`);
    await on.setIban();
    const mails = await sendAll();
    const told = mails.map(({ to, subject }) => `${to[0]} ${subject}`);
    const [proposed, confirmed] = ['c’è un conto da confermare per il tuo ente', 'il conto del tuo ente è cambiato'].map((said) => told.filter((one) => one.endsWith(`WeMi: ${said}`)));
    expect(new Set(proposed).size).toBe(3);
    expect(new Set(confirmed).size).toBe(3);
    expect(told).toHaveLength(6);
    for (const { text, html } of mails) {
      expect(text).toContain('finisce con 3456');
      expect(text).toContain('http://wemi/admin/rendiconti');
      expect(text + html).not.toContain(IBAN.slice(0, -4));
    }
    const { items } = (await archive.ask('ente', 'GET', '/notifications')).body;
    expect(items.slice(0, 2).map(({ subject }: Json) => subject).sort()).toEqual(['c’è un conto da confermare per il tuo ente', 'il conto del tuo ente è cambiato']);
  }); // prettier-ignore

  test('that it is held up while the money of a pratica does not add up', async () => {
    const { amountCents } = await on.preview();
    const spoil = (to: string, from: string) =>
      archive.behind(`update wemi.ledger_entry set account = '${to}' where account = '${from}'`);
    await spoil('nobody', 'gateway:nexi');
    expect((await on.create(amountCents)).body.code).toBe('payout-blocked');
    await spoil('gateway:nexi', 'nobody');
    expect(await subjects()).toEqual(['WeMi: un pagamento al tuo ente è fermo']);
  });

  test('of each act that concerns it, with the way to the payout, and of nothing else', async () => {
    const { amountCents } = await on.preview();
    const { id } = (await on.create(amountCents)).body;
    expect(await sendAll()).toEqual([]);
    const key = '7f000000-0000-4000-8000-000000000001';
    for (let n = 0; n < 2; n++) await on.act('secondAdmin', id, 'approve', { amountCents }, key);
    const [approved, ...more] = await sendAll();
    expect(more).toEqual([]);
    expect(approved!.subject).toBe('WeMi: un pagamento al tuo ente è approvato');
    expect(approved!.text).toContain(`http://wemi/admin/pagamenti-enti/${id}`);
    expect((await archive.ask('ente', 'GET', `/payouts/${id}`)).status).toBe(200);
    await on.order([id]);
    await on.act('admin', id, 'execute', { on: today(), bankReference: 'CRO 1' });
    await on.act('admin', id, 'return', { on: today(), reason: 'Conto chiuso' });
    const mails = await sendAll();
    expect(mails.map(({ subject }) => subject)).toEqual(['WeMi: un pagamento al tuo ente è partito', 'WeMi: un pagamento al tuo ente è tornato indietro']);
    for (const { text, html } of [approved!, ...mails])
      for (const secret of ['€', String(amountCents / 100).replace('.', ','), IBAN, IBAN.slice(-4), 'CRO 1'])
        expect([secret, text.includes(secret) || html.includes(secret)]).toEqual([secret, false]);
  }); // prettier-ignore

  test('that the bank did not take an order', async () => {
    const period = { from: '2026-03-01', until: today() };
    const { amountCents } = await on.preview(period);
    const { id } = (await on.create(amountCents, period)).body;
    await on.act('secondAdmin', id, 'approve', { amountCents });
    expect(await subjects()).toEqual(['WeMi: un pagamento al tuo ente è approvato']);
    await on.order([id]);
    await on.act('admin', id, 'refuse', { reason: 'IBAN sconosciuto' });
    expect(await subjects()).toEqual(['WeMi: un pagamento al tuo ente non è partito']);
  });
});

describe('The office finds a payout that waits', () => {
  test('among the approvals of whoever may decide it', async () => {
    const period = { from: '2026-03-01', until: today() };
    const { amountCents } = await on.preview(period);
    const { id } = (await on.create(amountCents, period)).body;
    const seen = async (who: Name, box: string) =>
      (await archive.ask(who, 'GET', `/approvals?box=${box}`)).body;
    const decided = await seen('secondAdmin', 'toDecide');
    expect(decided.toDecide).toBe(1);
    expect(decided.beside).toMatchObject([{ kind: 'payout', id, amountCents, ente: { name: 'Ente 1' }, askedBy: { name: 'Carla Neri' } }]);
    expect(await seen('admin', 'toDecide')).toMatchObject({ toDecide: 0, beside: [] });
    expect((await seen('admin', 'mine')).beside).toHaveLength(1);
    expect((await seen('auditor', 'all')).beside).toHaveLength(1);
    expect((await seen('adminElsewhere', 'all')).beside).toEqual([]);
    await on.act('admin', id, 'withdraw');
    expect(await seen('secondAdmin', 'toDecide')).toMatchObject({ toDecide: 0, beside: [] });
  }); // prettier-ignore
});
