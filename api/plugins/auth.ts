import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Role } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { problem, ProblemError } from '../problem.ts';
import { countFailedTokens } from './failed-tokens.ts';
import type { StandingOf } from './standings.ts';
import { rememberVerified } from './verified-tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route behind `authenticate`. */
    actor: Actor;
    /** Beside `actor`: whether the token holds even now, for the same person with the same rights. */
    stillStands: () => Promise<boolean>;
    /** Of what stays open: has it ended soon after the token does. @returns what stops the watch */
    endWithToken: (end: () => void) => () => void;
  }
  interface FastifyInstance {
    authenticate: (request: FastifyRequest) => Promise<void>;
  }
}

export interface AuthOptions {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** What a verified token stands for now. */
  standingOf: StandingOf;
  /** How often whether a token still stands is looked at for what stays open. */
  watchEveryMs: number;
  /** How often an address may fail to authenticate within a minute. */
  failuresPerMinute: number;
}

/** Algorithms of the realm's keys; anything else, `none` above all, is no token. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256'];

/** Decorates `app.authenticate`, the hook of all that is not public. */
export const auth = fastifyPlugin<AuthOptions>(async (app: FastifyInstance, options) => {
  const verify = rememberVerified((token) => verifyToken(token, options));
  app.decorateRequest('actor');
  app.decorateRequest('stillStands');
  app.decorateRequest('endWithToken');
  const countFailed = countFailedTokens(options.failuresPerMinute);
  app.decorate('authenticate', async (request) => {
    // A scope within a scope asks again; the answer stays the same.
    if (request.actor) return;
    try {
      const token = tokenOf(request);
      const claims = await readToken(token, verify);
      const actorNow = async () => {
        const standing = await options.standingOf(token, claims);
        if (!standing) throw problem('unauthenticated');
        return actorOf(standing);
      };
      const actor = await actorNow();
      request.actor = actor;
      request.stillStands = async () => {
        if (actor.expiresAt * 1000 <= Date.now()) return false;
        return actorNow().then((now) => hasSameRights(now, actor), () => false); // prettier-ignore
      };
      request.endWithToken = (end) => watch(request.stillStands, end, options.watchEveryMs);
    } catch (error) {
      const isFailure = error instanceof ProblemError && error.code === 'unauthenticated';
      const retryAfter = isFailure ? countFailed(request.ip) : undefined;
      throw retryAfter ? problem('too-many-requests', { retryAfter }) : error;
    }
  });
});

/** The hook that names who may use a route; 403 for every other role. */
export function only(...roles: Role[]) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!roles.includes(request.actor.role)) throw problem('forbidden');
  };
}

/** The realm's keys: fetched when first needed, cached, and not asked again in a hurry. */
export function remoteKeys(jwksUrl: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: 3_000,
    cooldownDuration: 10_000,
    cacheMaxAge: 600_000,
  });
}

function watch(stillStands: () => Promise<boolean>, end: () => void, everyMs: number) {
  const timer = setInterval(async () => {
    if (await stillStands()) return;
    clearInterval(timer);
    end();
  }, everyMs);
  return () => clearInterval(timer);
}

function tokenOf(request: FastifyRequest): string {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!token) throw problem('unauthenticated');
  return token;
}

async function readToken(
  token: string,
  verify: (token: string) => Promise<JWTPayload>,
): Promise<JWTPayload> {
  try {
    return await verify(token);
  } catch (error) {
    throw isAboutToken(error)
      ? problem('unauthenticated')
      : problem('unavailable', { retryAfter: 5 });
  }
}

async function verifyToken(token: string, options: AuthOptions): Promise<JWTPayload> {
  const { issuer, audience, keys } = options;
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: 5,
  });
  return payload;
}

/** Whether the token itself is at fault, rather than the realm that does not answer. */
function isAboutToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return !['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code);
}

/**
 * Who holds several roles acts under the first of these: someone of the office stays so, also when
 * the realm counts every account among the citizens.
 */
const STRONGEST_FIRST: readonly Role[] = ['admin', 'auditor', 'sportello', 'ente', 'operator', 'citizen']; // prettier-ignore

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws forbidden for a token that names no role of ours, no comune, or no ente where needed */
function actorOf(claims: JWTPayload): Actor {
  const { sub = '', comune, ente_id: enteId, sportello_id: sportelloId, email, sid } = claims;
  const name = [claims.name, claims.preferred_username].find(isText);
  const roles = Array.isArray(claims.roles) ? claims.roles : [];
  const role = STRONGEST_FIRST.find((known) => roles.includes(known));
  if (!UUID.test(sub)) throw problem('unauthenticated');
  if (!role || !isText(comune)) throw problem('forbidden');
  const needsEnte = role === 'ente' || role === 'operator';
  if (needsEnte && !(isText(enteId) && UUID.test(enteId))) throw problem('forbidden');
  return {
    id: sub,
    role,
    comuneId: comune,
    ...(needsEnte ? { enteId: enteId as string } : {}),
    ...(role === 'sportello' && isText(sportelloId) ? { sportelloId } : {}),
    name: name ?? 'Senza nome',
    ...(isText(email) ? { email, isEmailVerified: claims.email_verified === true } : {}),
    ...(isText(sid) ? { sessionId: sid } : {}),
    expiresAt: claims.exp!,
  };
}

const RIGHTS = ['id', 'role', 'comuneId', 'enteId', 'sportelloId'] as const;

function hasSameRights(one: Actor, other: Actor): boolean {
  return RIGHTS.every((name) => one[name] === other[name]);
}

function isText(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length > 0 && value.length <= 300 && !value.includes('\0')
  );
}
