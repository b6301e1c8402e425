import type { Trx } from '../../db/connect.ts';
import { listKnownRefs } from '../../db/contact-messages.ts';
import type { Sms, SmsProvider, TakenSms } from '../../notifications/sms.ts';

/**
 * How long the outcome of a try may be unknown before the provider is asked for it: longer than a
 * call of ours can be under way there.
 */
export const ASK_AFTER_SECONDS = 60;

/**
 * Sends an SMS that may have left before: after a try that never ended the provider is asked first, so
 * that nobody gets two. What it took for another message of ours is not this one.
 * @param attempt.tries how often it was begun, this time included
 * @throws SmsRefused, SmsUnknown
 */
export async function sendSmsOnce(
  trx: Trx,
  provider: SmsProvider,
  sms: Sms,
  attempt: { tries: number; since: string },
): Promise<TakenSms> {
  const { to, body } = sms;
  if (attempt.tries > 1) {
    const taken = await provider.find({ to, body, since: attempt.since });
    const known = await listKnownRefs(trx, taken.map(({ ref }) => ref)); // prettier-ignore
    const ours = taken.find(({ ref }) => !known.has(ref));
    if (ours) return ours;
  }
  return provider.send(sms);
}
