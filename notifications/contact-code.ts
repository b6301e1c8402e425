import { createHmac, timingSafeEqual } from 'node:crypto';

export const CODE_DIGITS = 6;

/**
 * The code that confirms a contact, computed from its row's id: whoever reads the database learns
 * nothing of it, and the worker that sends it needs no queue that carries it.
 * @param key a secret of the processes (CONTACT_CODE_KEY)
 * @returns six digits
 */
export function codeOf(key: string, id: string): string {
  const mac = createHmac('sha256', key).update(`contact-code\n${id}`).digest();
  return String(mac.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
}

/** Takes the same time whichever digit is wrong. */
export function isCodeOf(key: string, { id, given }: { id: string; given: string }): boolean {
  const [expected, said] = [Buffer.from(codeOf(key, id)), Buffer.from(given)];
  return expected.length === said.length && timingSafeEqual(expected, said);
}
