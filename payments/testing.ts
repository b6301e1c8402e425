import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AddressInfo } from 'node:net';
import { asSystem, connect, type Db } from '../db/connect.ts';
import { recordStep } from '../db/record.ts';
import { laterInstalments } from '../db/record-orders.ts';
import { writePayees } from '../db/seed/payees.ts';
import type { Payee } from '../db/tables/money.ts';
import { plantCatalogue, plantNeed } from '../db/testing.ts';
import { createTestDatabase } from '../dev/testing/database.ts';
import { createNexi } from '../simulators/nexi/app.ts';
import { openBooks } from '../simulators/nexi/books.ts';
import { EngineUnavailable, Refused } from '../temporal/client.ts';
import { advance } from '../workflows/pratica/advance.ts';
import { refusalOf } from '../workflows/pratica/guards.ts';
import type { Answer, Command, Facts } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import { stepOf } from '../workflows/pratica/step.ts';
import { CITIZEN, ENTE1, ENTE2, aPratica, command, member } from '../workflows/pratica/testing.ts';
import { planInstalments } from '../workflows/pratica/instalment-plan.ts';
import { connectNexi } from './nexi.ts';

export const API_KEY = 'a-key-for-tests';
export const TOTAL_CENTS = 25_800;
const LINES = [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 12 }];
const TERMS = { priceModel: 'hourly', lines: LINES, firstDate: '2099-01-01', profile: 'OSS' };
const PERIOD = { startDate: '2099-01-01', endDate: '2099-06-30' };
const VALID_UNTIL = '2099-12-31T22:59:59.000Z';

export type PaymentStage = Awaited<ReturnType<typeof openPaymentStage>>;

/** A migrated database, the card gateway's simulator and pratiche that run without Temporal. */
export async function openPaymentStage({ notifyUrl = 'http://127.0.0.1:9/notices' } = {}) {
  const database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  await plantSecondComune(database.ownerUrl);
  const db = connect(database.appUrl);
  const books = openBooks();
  const nexi = createNexi({ books, apiKey: API_KEY, pageUrl: 'http://bank.test' });
  await nexi.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(nexi.server.address() as AddressInfo).port}`;
  const gateway = connectNexi({ url, apiKey: API_KEY, timeoutMs: 1_500 });
  const pratiche = runPratiche(db);
  return {
    database,
    db,
    books,
    gateway,
    gateways: { nexi: gateway },
    nexi,
    pratiche,
    layDownPayee: (payee: Payee) => layDownPayee(database.ownerUrl, payee),
    notifyUrl,
    nexiUrl: url,
    system: <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(db, 'milano', work),
    /** A pratica whose order is confirmed: 258,00 € are due to the first ente. */
    startDue: () => startDue(db, pratiche),
    /** The same, paid in six months, 43,00 € each. */
    startDueByMonth: () => startDue(db, pratiche, true),
    /** A command given past the API; gives its id. */
    act: (
      praticaId: string,
      name: Command['transition'],
      actor: Command['actor'],
      said: { facts?: Facts; payload?: object; id?: string } = {},
    ) => actOn({ db, pratiche, praticaId }, { name, actor, ...said }),
    setFaults: (faults: object) => nexi.inject({ method: 'POST', url: '/faults', payload: faults }),
    /** Two hours pass for all hosted pages, here and at the gateway. */
    async outliveThePages() {
      const age = sql`created_at - interval '2 hours'`;
      await asSystem(db, 'milano', (trx) =>
        sql`update payment_attempt set created_at = ${age}`.execute(trx),
      );
      books.exec(`update orders set created_at = datetime(created_at, '-2 hours') || 'Z'`);
    },
    /** The payer types a card on the hosted page; `good` or declined. */
    payWith: (hostedPage: string, card: 'good' | 'declined') =>
      nexi.inject({
        method: 'POST',
        url: new URL(hostedPage).pathname,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          do: 'pay',
          holder: 'Anna Ferrari',
          number: card === 'good' ? '4111111111111111' : '4000000000000002',
          expiry: '12/40',
          cvv: '123',
        }).toString(),
      }),
    async close() {
      await nexi.close();
      await db.destroy();
      await database.drop();
    },
  };
}

async function plantSecondComune(ownerUrl: string): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 });
  const sesto = { id: 'sesto-san-giovanni', name: 'Sesto', patron: '06-24', numberPrefix: 'SG' };
  await owner.insertInto('comune').values(sesto).execute();
  await owner.destroy();
}

/** From now on what is ordered is owed to the ente, or to the comune, which takes money at pagoPA. */
async function layDownPayee(ownerUrl: string, payee: Payee): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 });
  const comuneId = 'milano';
  await asSystem(owner, comuneId, async (trx) => {
    await writePayees(trx, { comuneId, serviceTypeId: 'assistenza-persona' });
    await trx.updateTable('payeeRule').set({ payee }).execute();
  });
  await owner.destroy();
}

/** Pratiche as the workflow runs them: same guards, same effects, same record, one at a time. */
function runPratiche(db: Db) {
  const states = new Map<string, Pratica>();
  const turns = new Map<string, Promise<unknown>>();
  const answered = new Map<string, Answer>();
  const engine = {
    isAway: false,
    stateOf: (id: string) => states.get(id)!.state,
    add: (pratica: Pratica) => void states.set(pratica.id, pratica),
    transition({ praticaId, command: asked }: { praticaId: string; command: Command }) {
      const turn = (turns.get(praticaId) ?? Promise.resolve())
        .catch(() => {})
        .then(() => take(praticaId, asked));
      turns.set(praticaId, turn);
      return turn;
    },
  };
  return Object.assign(engine, { comuneId: 'milano' });

  async function take(id: string, asked: Command): Promise<Answer> {
    if (engine.isAway) throw new EngineUnavailable();
    const known = answered.get(asked.id);
    if (known) return known;
    const before = states.get(id)!;
    const at = new Date().toISOString();
    const refusal = refusalOf(before, asked, at);
    if (refusal) throw new Refused(refusal);
    const next = advance(before, asked, at);
    const { id: stepId, transition: kind, actor, onBehalfOf, facts } = asked;
    const channel = actor.role === 'system' ? 'gateway' : 'web';
    await recordStep(db, stepOf({ id: stepId, kind, actor, onBehalfOf, facts, channel }, at, before, next)); // prettier-ignore
    states.set(id, next);
    const answer = { state: next.state!, version: next.version };
    answered.set(stepId, answer);
    return answer;
  }
}

interface Said {
  name: Command['transition'];
  actor: Command['actor'];
  facts?: Facts;
  payload?: object;
  id?: string;
}

async function actOn(
  on: { db: Db; pratiche: ReturnType<typeof runPratiche>; praticaId: string },
  { name, actor, facts = {}, payload = {}, id = randomUUID() }: Said,
): Promise<string> {
  const { db, pratiche, praticaId } = on;
  const row = {
    ...{ id, praticaId, comuneId: 'milano', actorId: actor.id, transition: name },
    requestHash: '-',
    payload: JSON.stringify(payload),
    reason: null,
  };
  await asSystem(db, 'milano', (trx) => trx.insertInto('command').values(row).execute());
  await pratiche.transition({ praticaId, command: command(name, actor, { id, facts }) });
  return id;
}

/** An order that is paid in six months, as the API prepares it (api/pratiche/plan-payments.ts). */
function byMonth(id: string): Pick<Said, 'facts' | 'payload'> {
  const rule = { longerThanDays: 31, remindDays: 5, arrearsDays: 10 };
  const asked = { ...PERIOD, totalCents: TOTAL_CENTS, isMonthly: false };
  const instalments = planInstalments(asked, rule);
  return {
    payload: { ...PERIOD, instalments },
    facts: { ...PERIOD, instalments: laterInstalments(id, instalments) },
  };
}

async function startDue(db: Db, pratiche: ReturnType<typeof runPratiche>, isByMonth = false) {
  const pratica = aPratica();
  pratiche.add(pratica);
  const on = { db, pratiche, praticaId: pratica.id };
  const act = (
    name: Command['transition'],
    actor: Command['actor'],
    said: Omit<Said, 'name' | 'actor'>,
  ) => actOn(on, { name, actor, ...said });
  const needId = randomUUID();
  await plantNeed(db, needId);
  await act('request', CITIZEN, { facts: { needId } as Facts });
  const offerId = randomUUID();
  await act('submitOffer', member(ENTE1), { id: offerId, facts: { offerId, validUntil: VALID_UNTIL }, payload: TERMS }); // prettier-ignore
  const rivalId = randomUUID();
  await act('submitOffer', member(ENTE2), { id: rivalId, facts: { offerId: rivalId, validUntil: VALID_UNTIL }, payload: TERMS }); // prettier-ignore
  await act('chooseOffer', CITIZEN, { facts: { offerId, revision: 1 } });
  const orderId = randomUUID();
  const order = isByMonth ? byMonth(orderId) : { payload: PERIOD };
  const paymentId = await act('confirmOrder', member(ENTE1), { id: orderId, ...order });
  return {
    praticaId: pratica.id,
    paymentId,
    withdraw: () => act('withdraw', CITIZEN, {}),
  };
}
