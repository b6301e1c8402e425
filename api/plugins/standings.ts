import type { FastifyBaseLogger } from 'fastify';
import type { JWTPayload } from 'jose';
import { hash } from 'node:crypto';
import type { Introspect } from '../../realm/introspect.ts';

/** Until then what the realm said of a token is not asked again. */
export const ASKED_EVERY_MS = 20_000;
/** A realm that does not answer is tried again so often, by one request that waits for it. */
const TRIED_EVERY_MS = 5_000;
const TOKENS_AT_MOST = 20_000;

interface Standing {
  /** Claims of today; undefined once the token stands for nobody. */
  claims: JWTPayload | undefined;
  /** What they were true at, milliseconds since 1970. */
  at: number;
  asking: Promise<void> | undefined;
}

/** What a token that was verified stands for now; undefined when it stands for nobody any more. */
export type StandingOf = (token: string, claims: JWTPayload) => Promise<JWTPayload | undefined>;

/**
 * A token says what was true when it was made; a role may be taken away, a person disabled, a session
 * ended since. So the realm is asked about each token in use: every 20 seconds and beside the requests,
 * which wait only for the first answer and for one older than 40 seconds. What was taken away works no
 * longer than that (docs/adr/0051). While the realm does not answer, tokens are believed until they end.
 */
export function watchStandings(options: {
  introspect: Introspect;
  log: Pick<FastifyBaseLogger, 'warn' | 'info'>;
  everyMs?: number;
  now?: () => number;
}): StandingOf {
  const { introspect, log, everyMs = ASKED_EVERY_MS, now = Date.now } = options;
  const standings = new Map<string, Standing>();
  let isAway = false;
  let triedAt = 0;

  async function ask(token: string, claims: JWTPayload, standing: Standing): Promise<void> {
    // What is taken away while the realm answers may not be in the answer: it counts from the question.
    const at = now();
    try {
      const said = await introspect(token);
      standing.claims = said && { ...said, sub: claims.sub!, exp: claims.exp! };
      standing.at = at;
      if (isAway) log.info('the realm answers again');
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ err: error }, 'the realm does not answer: tokens are believed until they end'); // prettier-ignore
      isAway = true;
    } finally {
      standing.asking = undefined;
    }
  }

  function begin(key: string, claims: JWTPayload): Standing {
    // The realm itself said so when it made the token.
    const madeAt = Math.min((claims.iat ?? 0) * 1000, now());
    const standing = { claims, at: madeAt, asking: undefined };
    standings.set(key, standing);
    if (standings.size > TOKENS_AT_MOST) standings.delete(standings.keys().next().value!);
    return standing;
  }

  return async (token, claims) => {
    const key = hash('sha256', token, 'base64');
    const standing = standings.get(key) ?? begin(key, claims);
    const age = now() - standing.at;
    if (age < everyMs) return standing.claims;
    if (!standing.asking && !(isAway && now() - triedAt < TRIED_EVERY_MS)) {
      triedAt = now();
      standing.asking = ask(token, claims, standing);
    }
    if (age >= 2 * everyMs) await standing.asking;
    return standing.claims;
  };
}
