import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { captureIdOf, readCapture } from '../../db/captures.ts';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { receiptNumber } from '../../db/counter-receipts.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { findAttempt } from '../../db/payment-attempts.ts';
import { listTransfers, noteArrival, type Transfer } from '../../db/transfers.ts';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import { EngineUnavailable } from '../../temporal/client.ts';
import { type Actor, askingAs } from '../actor.ts';
import { dayOf, today } from '../days.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { formats } from '../words/words.ts';
import { invalid, problem } from '../problem.ts';
import type { ArrivalBody, ArrivalRecorded } from './schemas.ts';

interface Given extends Static<typeof ArrivalBody> {
  praticaId: string;
  commandId: string;
}
type Written = Omit<Static<typeof ArrivalRecorded>, 'outcome'>;

/**
 * The ente, or the office in its place, has a transfer on the ente's account: the payment settles as by
 * any other way. When it was paid otherwise meanwhile, or is owed no more, the money is booked and goes
 * back. What was written and not yet carried out is carried out by the periodic check.
 * @throws not-found, reason-required, invalid, idempotency-key-reused, in-flight
 */
export async function recordArrival(
  app: FastifyInstance,
  { actor, log }: { actor: Actor; log: FastifyBaseLogger },
  given: Given,
): Promise<Static<typeof ArrivalRecorded>> {
  const { commandId, praticaId, transferId } = given;
  const requestHash = hashRequest({ ...given, commandId: undefined });
  const { transfer, known } = await asActor(app.db, askingAs(actor), async (trx) => {
    const [own] = await listTransfers(trx, { praticaId, id: transferId });
    if (!own) throw problem('not-found');
    return { transfer: own, known: await replay<Written>(trx, { id: commandId, requestHash }) };
  });
  const written =
    known ??
    (await asSystem(app.db, actor.comuneId, (trx) =>
      write(trx, { actor, given, transfer, requestHash }),
    ));
  await carryOut(app, { actor, log }, transferId);
  const { bankReference } = written;
  const { status: outcome } = await asSystem(app.db, actor.comuneId, (trx) =>
    readCapture(trx, { id: captureIdOf('transfer', bankReference) }),
  );
  return { ...written, outcome };
}

interface Writing {
  actor: Actor;
  given: Given;
  transfer: Transfer;
  requestHash: string;
}

async function write(trx: Trx, { actor, given, transfer, requestHash }: Writing): Promise<Written> {
  const { commandId, praticaId, transferId, arrivedOn, amountCents } = given;
  const { comuneId, id: actorId, role } = actor;
  const { paymentId, enteId } = transfer;
  const reason = given.reason?.trim() || null;
  if (role === 'admin' && !reason) throw reasonRequired();
  check(given, transfer);
  const bankReference = receiptNumber(given.bankReference);
  const command = { id: commandId, comuneId, praticaId, actorId, requestHash, reason };
  const payload = { transferId, arrivedOn, bankReference, amountCents };
  if (!(await addCommand(trx, { ...command, transition: 'recordTransfer', payload })))
    throw problem('in-flight', { retryAfter: 1 });
  const at = new Date().toISOString();
  const arrived = { comuneId, praticaId, paymentId, bankReference, arrivedOn, amountCents };
  if (!(await noteArrival(trx, { ...arrived, attemptId: transferId })))
    throw invalid('/bankReference', USED);
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, commandId, reason, at },
    kind: 'transferArrived',
    actor: { id: actorId, role },
    onBehalfOf: role === 'admin' ? { role: 'ente', enteId } : null,
    channel: 'web',
    audience: ['citizen', 'office', `ente:${enteId}`],
    // That it paid, or goes back, is told by the step that follows.
    tells: role === 'admin' ? ['ente'] : [],
    data: { amountCents, arrivedOn, bankReference },
  });
  const answer = { transferId, bankReference, amountCents };
  await answerCommand(trx, { id: commandId, answer });
  return answer;
}

/** @throws invalid */
function check({ arrivedOn, amountCents }: Given, transfer: Transfer): void {
  if (arrivedOn > today()) throw invalid('/arrivedOn', NOT_YET);
  if (arrivedOn < dayOf(transfer.announcedAt)) throw invalid('/arrivedOn', TOO_EARLY);
  if (amountCents !== transfer.amountCents) {
    throw invalid('/amountCents', {
      it: `L’importo atteso è ${formats('it').money(transfer.amountCents)}: un bonifico di un altro importo non paga questa somma. Restituiscilo a chi l’ha mandato e chiedigli l’importo esatto.`,
      en: `The amount expected is ${formats('en').money(transfer.amountCents)}: a transfer of another amount does not pay it. Send it back and ask for the exact amount.`,
    });
  }
}

async function carryOut(
  app: FastifyInstance,
  { actor, log }: { actor: Actor; log: FastifyBaseLogger },
  attemptId: string,
): Promise<void> {
  const { db, paying, pratiche } = app;
  const settling = { db, pratiche, gateways: paying.gateways };
  const attempt = await asSystem(db, actor.comuneId, (trx) => findAttempt(trx, { id: attemptId }));
  try {
    await applyOutcome(settling, attempt!, await askGateway(settling, attempt!));
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    log.warn({ err: error }, 'a transfer is written down and waits for its pratica');
  }
}

const NOT_YET = {
  it: 'Scegli oggi o un giorno passato: quello scritto dalla banca.',
  en: 'Choose today or a day before: the one that the bank says.',
};
const TOO_EARLY = {
  it: 'È prima del giorno in cui il bonifico è stato annunciato: controlla la data, o se è un altro bonifico.',
  en: 'This is before the transfer was announced: check the day, or whether it is another transfer.',
};
const USED = {
  it: 'Questo riferimento della banca è già stato registrato: controlla il TRN (o CRO).',
  en: 'This bank reference was recorded already: check the TRN (or CRO).',
};
