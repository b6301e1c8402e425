import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const NAME = 'wemi_queues';

/** Issues and checks signed cookies that live as long as a token; none outlives the process. */
export function createTicketOffice({ path, isSecure }: { path: string; isSecure: boolean }) {
  const key = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    /**
     * @param expiresAt seconds since 1970
     * @returns the value of a Set-Cookie header
     */
    issue(holder: string, expiresAt: number, now = Date.now()): string {
      const text = `${holder}.${expiresAt * 1000}`;
      const cookie = `${NAME}=${text}.${sign(text)}`;
      const seconds = Math.max(0, Math.floor(expiresAt - now / 1000));
      const rest = `Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
      return `${cookie}; ${rest}${isSecure ? '; Secure' : ''}`;
    },
    /** @returns who holds the ticket among the cookies; undefined when there is none, or none that is good */
    holderOf(cookies = '', now = Date.now()): string | undefined {
      const pairs = cookies.split(';').map((pair) => pair.trim().split('='));
      const value = pairs.find(([name]) => name === NAME)?.[1] ?? '';
      const [holder = '', until = '', signature = ''] = value.split('.');
      const expected = Buffer.from(sign(`${holder}.${until}`));
      const given = Buffer.from(signature);
      const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
      return isSigned && Number(until) > now ? holder : undefined;
    },
  };
}
