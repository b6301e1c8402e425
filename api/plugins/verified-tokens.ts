import type { JWTPayload } from 'jose';

const REMEMBERED_AT_MOST = 5_000;

/**
 * Checks a token's signature once and remembers what it says until it ends: the same token comes
 * with every request of a person for five minutes.
 */
export function rememberVerified(verify: (token: string) => Promise<JWTPayload>) {
  const verified = new Map<string, JWTPayload>();
  return async (token: string): Promise<JWTPayload> => {
    const known = verified.get(token);
    if (known && known.exp! * 1000 > Date.now()) return known;
    // A token that ended is verified again, and so refused by the one who knows how.
    const payload = await verify(token);
    if (verified.size >= REMEMBERED_AT_MOST) verified.clear();
    verified.set(token, payload);
    return payload;
  };
}
