import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import {
  beginTry,
  costOfSegments,
  endFailedTry,
  findSms,
  markContactMessageSent,
  reserveSms,
} from '../../db/contact-messages.ts';
import { lockQueuedDelivery, markDeliveriesSent, settleDelivery } from '../../db/deliveries.ts';
import { noteDeadNumber } from '../../db/settle-message.ts';
import { smsCallbackUrl } from '../../notifications/callback-urls.ts';
import { type SmsProvider, SmsRefused } from '../../notifications/sms.ts';
import { measureSms } from '../../notifications/sms-segments.ts';
import { composeSms, readGround } from './compose-mail.ts';
import type { DeliveryJob } from './send-mail.ts';
import { ASK_AFTER_SECONDS, sendSmsOnce } from './sms-once.ts';

export interface SmsSending {
  db: Db;
  /** Undefined where no SMS are sent. */
  sms: SmsProvider | undefined;
  publicUrl: string;
  /** Of a try whose outcome is unknown; tests do not wait. */
  askAfterSeconds?: number;
}

type Outcome = 'sent' | 'withdrawn' | 'failed' | 'known';

const REFUSED_AGAIN_AFTER_SECONDS = 2;
/** The provider says that no SMS will ever arrive there (Twilio's errors). */
const DEAD_NUMBERS = [21211, 21214, 21217, 21614];

/**
 * Sends one delivery by SMS. A first transaction looks whether it is still wanted and within the caps,
 * and counts the try; a second holds the delivery's row while it is sent, so that two workers never
 * send one. A try that began and did not end, because nobody answered or this process died, may have
 * had its effect: after a while the provider is asked for the message before it is sent again.
 * @throws SmsRefused, SmsUnknown, Error: to be tried again
 */
export async function sendSms(sending: SmsSending, job: DeliveryJob): Promise<Outcome> {
  const { db } = sending;
  const { deliveryId: id, comuneId } = job;
  const begun = await asSystem(db, comuneId, (trx) => begin(trx, sending, id));
  if (begun !== 'begun') return begun;
  try {
    return await asSystem(db, comuneId, (trx) => send(trx, sending, job));
  } catch (error) {
    // What was refused left nothing behind; of all else nobody knows.
    if (!(error instanceof SmsRefused)) throw error;
    return asSystem(db, comuneId, (trx) => noteRefusal(trx, id, error)).then((outcome) => {
      if (outcome === 'again') throw error;
      return outcome;
    });
  }
}

async function begin(
  trx: Trx,
  { sms, askAfterSeconds = ASK_AFTER_SECONDS }: SmsSending,
  id: string,
): Promise<'begun' | 'withdrawn' | 'known'> {
  const delivery = await lockQueuedDelivery(trx, { id });
  if (!delivery) return 'known';
  if (delivery.readAt !== null) return withdraw(trx, id, 'read');
  if (!sms) return withdraw(trx, id, 'no-address');
  const ownerId = (delivery.personId ?? delivery.enteId)!;
  const message = await reserveSms(trx, { id, comuneId: delivery.comuneId, ownerId });
  if (typeof message === 'string') return withdraw(trx, id, message);
  if (!message.mayTry) throw new Error('the outcome of the last try is waited for');
  await beginTry(trx, { id, againAfterSeconds: askAfterSeconds });
  return 'begun';
}

async function send(
  trx: Trx,
  { sms, publicUrl }: SmsSending,
  { deliveryId: id, comuneId }: DeliveryJob,
): Promise<Outcome> {
  const delivery = await lockQueuedDelivery(trx, { id });
  const message = delivery && (await findSms(trx, { id }));
  if (!delivery || !message) return 'known';
  const { body, ...words } = composeSms(await readGround(trx, [delivery]), delivery, { publicUrl });
  const statusCallback = smsCallbackUrl(publicUrl, { comuneId, messageId: id });
  const { address: to, tries, createdAt: since } = message;
  const { ref } = await sendSmsOnce(trx, sms!, { to, body, statusCallback }, { tries, since });
  const { segments } = measureSms(body);
  await markContactMessageSent(trx, { id, providerRef: ref, segments });
  const costMillicents = await costOfSegments(trx, segments);
  const { language: said, version: templateVersion } = words;
  await markDeliveriesSent(trx, { ids: [id], language: said, templateVersion, providerRef: ref, segments, costMillicents }); // prettier-ignore
  return 'sent';
}

async function noteRefusal(
  trx: Trx,
  id: string,
  { isFinal, code, retryAfterSeconds }: SmsRefused,
): Promise<'failed' | 'known' | 'again'> {
  const delivery = await lockQueuedDelivery(trx, { id });
  if (!delivery) return 'known';
  const againAfterSeconds = retryAfterSeconds ?? REFUSED_AGAIN_AFTER_SECONDS;
  await endFailedTry(trx, { id, againAfterSeconds });
  if (!isFinal) return 'again';
  const message = await findSms(trx, { id });
  await settleDelivery(trx, { id, state: 'failed', why: 'refused' });
  if (message && code && DEAD_NUMBERS.includes(code))
    await noteDeadNumber(trx, { contactId: message.contactId, deliveryId: id });
  return 'failed';
}

async function withdraw(trx: Trx, id: string, why: 'read' | 'no-address' | 'cap') {
  await settleDelivery(trx, { id, state: 'withdrawn', why });
  return 'withdrawn' as const;
}
