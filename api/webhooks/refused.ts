import { problem } from '../problem.ts';

/** One answer for every kind of refusal, so that nobody learns which part was right. */
export function refused(
  log: { warn(fields: object, message: string): void },
  about: { eventId: string; orderId: string | undefined },
  why: string,
) {
  log.warn({ security: 'notice-refused', ...about, why }, 'notice refused');
  return problem('forbidden');
}
