/**
 * Where the SMS provider tells what became of a message. The provider signs the address with what it
 * says, so message and comune cannot be swapped.
 */
export function smsCallbackUrl(
  publicUrl: string,
  { comuneId, messageId }: { comuneId: string; messageId: string },
): string {
  return `${publicUrl.replace(/\/$/, '')}/api/webhooks/sms/${comuneId}?message=${messageId}`;
}
