import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const NAME = 'wemi_queues';
const LIVES_SECONDS = 15 * 60;

/** Issues and checks short-lived signed cookies; none outlives the process. */
export function createTicketOffice({ path, isSecure }: { path: string; isSecure: boolean }) {
  const key = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    /** @returns the value of a Set-Cookie header */
    issue(holder: string, now = Date.now()): string {
      const text = `${holder}.${now + LIVES_SECONDS * 1000}`;
      const cookie = `${NAME}=${text}.${sign(text)}`;
      const rest = `Path=${path}; Max-Age=${LIVES_SECONDS}; HttpOnly; SameSite=Strict`;
      return `${cookie}; ${rest}${isSecure ? '; Secure' : ''}`;
    },
    isGood(cookies = '', now = Date.now()): boolean {
      const pairs = cookies.split(';').map((pair) => pair.trim().split('='));
      const value = pairs.find(([name]) => name === NAME)?.[1] ?? '';
      const [holder = '', until = '', signature = ''] = value.split('.');
      const expected = Buffer.from(sign(`${holder}.${until}`));
      const given = Buffer.from(signature);
      const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
      return isSigned && Number(until) > now;
    },
  };
}
