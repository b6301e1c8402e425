import { randomUUID } from 'node:crypto';
import type { Archive } from '../audit/testing.ts';
import { type Answer, ENTE_A, type Json, type Name } from '../testing.ts';

export const IBAN = 'IT60X0542811101000000123456';
export const PERIOD = { from: '2026-03-01', until: '2026-03-31' };

/** Where an ente is paid, by two of its people. */
export function ibansOn({ ask }: Pick<Archive, 'ask'>) {
  const account = { iban: IBAN, holder: 'Ente 1 Soc. Coop.' };
  const propose = (who: Name = 'ente', body: object = account, key = randomUUID()) =>
    ask(who, 'POST', `/enti/${ENTE_A}/iban`, body, key);
  const decide = (who: Name, id: string, act: string, body: object = {}, key = randomUUID()) =>
    ask(who, 'POST', `/iban-proposals/${id}/${act}`, body, key);
  const read = async (who: Name = 'ente'): Promise<Json> =>
    (await ask(who, 'GET', `/enti/${ENTE_A}/iban`)).body;
  /** One proposes, another confirms. */
  const setIban = async (body: object = account) => {
    const { id } = (await propose('ente', body)).body.open;
    return decide('colleague', id, 'confirm');
  };
  return { propose, decide, read, setIban };
}

/** What the tests of payouts ask, on an archive whose comune has an account to pay from. */
export async function payoutsOn(archive: Archive) {
  const { ask } = archive;
  await archive.behind(`insert into wemi.comune_account values
    ('milano', '2020-01-01', 'Comune di Milano', '77777777777', '${IBAN}', 'BPMOIT22')`);
  await ask('secondAdmin', 'GET', '/me');

  const { setIban } = ibansOn(archive);
  const preview = async (period = PERIOD): Promise<Json> =>
    (await ask('admin', 'GET', `/payouts/preview?${query({ enteId: ENTE_A, ...period })}`)).body;
  const create = (amountCents: number, more: Json = {}): Promise<Answer> => {
    const { who = 'admin', key = randomUUID(), ...body } = more;
    return ask(who, 'POST', '/payouts', { enteId: ENTE_A, ...PERIOD, amountCents, ...body }, key);
  };
  const act = (who: Name, id: string, name: string, body: object = {}, key = randomUUID()) =>
    ask(who, 'POST', `/payouts/${id}/${name}`, body, key);
  const fetch = async (who: Name, path: string) =>
    archive.app.inject({
      url: `/api${path}`,
      headers: { authorization: await archive.bearer(who) },
    });
  const statement = (who: Name = 'ente', enteId = ENTE_A, period = PERIOD) =>
    ask(who, 'GET', `/enti/${enteId}/statement?${query(period)}`);

  /** Asked by one administrator, approved by the other, in a file, paid. */
  async function toExecuted(): Promise<Json> {
    const { amountCents } = await preview();
    const { id } = (await create(amountCents)).body;
    await act('secondAdmin', id, 'approve', { amountCents });
    await order([id]);
    const { body } = await act('admin', id, 'execute', { on: today(), bankReference: 'CRO 1' });
    return body;
  }
  const order = (payoutIds: string[], more: Json = {}) => {
    const { who = 'admin', key = randomUUID(), ...body } = more;
    return ask(who, 'POST', '/payouts/transfer-files', { payoutIds, executeOn: '2099-01-01', ...body }, key); // prettier-ignore
  };
  return { setIban, preview, create, act, fetch, statement, toExecuted, order };
}

export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date());
}

export function query(said: Record<string, string>): string {
  return new URLSearchParams(said).toString();
}
