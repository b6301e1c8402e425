import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { rememberStanding } from '../../db/people.ts';
import { rememberPerson } from '../../db/persons.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import { type AccountAct, actOnAccount, assertStillMay } from './account-act.ts';
import type { InvitationBody, StandingBody } from './schemas.ts';
import { checkStanding, findOther, isOfStaff, roleOf } from './target.ts';

/** A command of the office: `id` is its own, from the Idempotency-Key. */
interface Command<Body> {
  id: string;
  body: Body;
}
interface CommandOn<Body> extends Command<Body> {
  personId: string;
}

/**
 * Makes an account for somebody of the staff, and has the realm mail them a link to choose a password.
 * @returns the person's id
 * @throws invalid, person-known
 */
export async function invitePerson(
  app: FastifyInstance,
  actor: Actor,
  { id, body }: Command<Static<typeof InvitationBody>>,
): Promise<string> {
  const { comuneId } = actor;
  const standing = await checkStanding(app, actor, body);
  const [firstName, lastName] = [body.firstName.trim(), body.lastName.trim()];
  const email = body.email.trim().toLowerCase();
  if (!firstName)
    throw invalid('/firstName', { it: 'Scrivi il nome.', en: 'Write the first name.' });
  if (!lastName)
    throw invalid('/lastName', { it: 'Scrivi il cognome.', en: 'Write the last name.' });
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalid('/email', { it: 'L’indirizzo e-mail non è completo.', en: 'The email address is not complete.' }); // prettier-ignore
  return actOnAccount(app, actor, {
    id,
    act: 'invited',
    accountId: null,
    said: { ...standing },
    request: { ...standing, firstName, lastName, email },
    check: () => assertStillMay(app, actor),
    make: async () => {
      const made = await app.accounts.create({ id, comuneId, firstName, lastName, email, ...standing }); // prettier-ignore
      if (!made) throw problem('person-known');
      return made;
    },
    work: async (trx, made) => {
      await assertStillMay(app, actor);
      await app.accounts.setStanding(made!, standing);
      await app.accounts.mailPassword(made!, 'admin-ui');
      const { role, enteId = null } = standing;
      await rememberPerson(trx, { id: made!, comuneId, name: `${firstName} ${lastName}`, email, role, enteId }); // prettier-ignore
      return made!;
    },
  });
}

/** Gives somebody of the staff another role or place. @throws not-found, own-account, no-account, citizens-account, invalid */
export async function changeRole(
  app: FastifyInstance,
  actor: Actor,
  { id, personId, body }: CommandOn<Static<typeof StandingBody>>,
): Promise<void> {
  const standing = await checkStanding(app, actor, body);
  const target = await findOther(app, actor, personId);
  if (!isOfStaff(target)) throw problem('citizens-account');
  const was = roleOf(target.account);
  await onOther(app, actor, personId, {
    id,
    act: 'role-changed',
    said: { ...standing, ...(was ? { was } : {}) },
    request: standing,
    work: async (trx) => {
      await app.accounts.setStanding(personId, standing);
      const { role, enteId = null } = standing;
      await rememberStanding(trx, { id: personId, role, enteId });
      return personId;
    },
  });
}

/** Lets somebody come in no more, at once. */
export function suspendPerson(
  app: FastifyInstance,
  actor: Actor,
  { id, personId, body: { reason } }: CommandOn<{ reason: string }>,
): Promise<void> {
  return onOther(app, actor, personId, {
    ...{ id, act: 'suspended', reason, request: reason },
    work: async () => {
      await app.accounts.setEnabled(personId, false);
      await app.accounts.endSessions(personId);
      return personId;
    },
  });
}

export function reinstatePerson(
  app: FastifyInstance,
  actor: Actor,
  { id, personId, body: { reason } }: CommandOn<{ reason: string }>,
): Promise<void> {
  return onOther(app, actor, personId, {
    ...{ id, act: 'reinstated', reason, request: reason },
    work: async () => {
      await app.accounts.setEnabled(personId, true);
      return personId;
    },
  });
}

/** Has the realm mail a link to choose a new password; the one of before is good until then. */
export async function mailCredentials(
  app: FastifyInstance,
  actor: Actor,
  { id, personId }: CommandOn<object>,
): Promise<void> {
  const target = await findOther(app, actor, personId);
  await onOther(app, actor, personId, {
    ...{ id, act: 'credentials-mailed', request: null },
    work: async () => {
      await app.accounts.mailPassword(personId, isOfStaff(target) ? 'admin-ui' : 'citizen-ui');
      return personId;
    },
  });
}

/** Ends one log-in of somebody, or all of them. */
export function endSessionsOf(
  app: FastifyInstance,
  actor: Actor,
  { id, personId, body: { sessionId } }: CommandOn<{ sessionId?: string }>,
): Promise<void> {
  return onOther(app, actor, personId, {
    ...{ id, act: sessionId ? 'session-ended' : 'sessions-ended', request: sessionId ?? null },
    work: async () => {
      if (sessionId) await endOwned(app, personId, sessionId);
      else await app.accounts.endSessions(personId);
      return personId;
    },
  });
}

/** Ends one of one's own log-ins, or all but the one that asks. */
export async function endOwnSessions(
  app: FastifyInstance,
  actor: Actor,
  { id, body: { sessionId } }: Command<{ sessionId?: string }>,
): Promise<void> {
  await actOnAccount(app, actor, {
    ...{ id, act: sessionId ? 'session-ended' : 'sessions-ended', accountId: actor.id },
    request: sessionId ?? null,
    work: async () => {
      if (sessionId) await endOwned(app, actor.id, sessionId);
      else
        for (const session of await app.accounts.listSessions(actor.id))
          if (session.id !== actor.sessionId) await app.accounts.endSession(session.id);
      return actor.id;
    },
  });
}

/** One that is over already, or never was this person's, is left alone. */
async function endOwned(app: FastifyInstance, personId: string, sessionId: string): Promise<void> {
  const own = await app.accounts.listSessions(personId);
  if (own.some(({ id }) => id === sessionId)) await app.accounts.endSession(sessionId);
}

async function onOther(
  app: FastifyInstance,
  actor: Actor,
  personId: string,
  act: Omit<AccountAct, 'accountId' | 'check'>,
): Promise<void> {
  await findOther(app, actor, personId);
  await actOnAccount(app, actor, {
    ...act,
    accountId: personId,
    check: () => assertStillMay(app, actor),
    work: async (trx) => {
      await assertStillMay(app, actor);
      return act.work(trx);
    },
  });
}
