import type { FastifyInstance } from 'fastify';
import { listAccountActs } from '../../db/account-acts.ts';
import { asSystem } from '../../db/connect.ts';
import { listPlaces } from '../../db/people.ts';
import { listDevices } from '../../db/person-sessions.ts';
import type { Actor } from '../actor.ts';
import { sessionDigest } from '../plugins/devices.ts';
import { findTarget, isOfStaff, roleOf, type Target } from './target.ts';

/** A person with what the realm says of their account now, and what was done with it. @throws not-found */
export async function viewPerson(app: FastifyInstance, actor: Actor, id: string) {
  const target = await findTarget(app, actor, id);
  const { person, account } = target;
  const { comuneId } = actor;
  const [acts, places] = await asSystem(app.db, comuneId, async (trx) => [
    await listAccountActs(trx, { accountId: id }),
    await listPlaces(trx, { comuneId }),
  ]);
  const enteId = account ? account.enteId : person.enteId;
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: (account ? roleOf(account) : person.role) ?? null,
    ente: places.enti.find((ente) => ente.id === enteId) ?? null,
    sportello: places.sportelli.find((sportello) => sportello.id === account?.sportelloId) ?? null,
    account: account
      ? {
          isEnabled: account.isEnabled,
          isWaiting: account.isWaiting,
          sessions: await viewSessions(app, actor, id),
        }
      : null,
    acts: actsOn(target, actor),
    history: acts.map(
      ({ id: actId, act, said, reason, actorId, actorName, askedAt, doneAt, enteId: of }) => ({
        id: actId,
        act,
        by: isTold(actor, of) ? actorName : null,
        isOwn: actorId === id,
        at: askedAt,
        isDone: doneAt !== null,
        role: said.role ?? null,
        was: said.was ?? null,
        // Not the person's own to read.
        reason: isTold(actor, of) && actor.id !== id ? reason : null,
      }),
    ),
  };
}

/** Who of the office did something, and why, is the office's to know. */
const isTold = ({ role, enteId }: Actor, of: string | null) => role !== 'ente' || of === enteId;

function actsOn(target: Target, actor: Actor) {
  const { person, account } = target;
  if (!account || person.id === actor.id) return [];
  return [
    ...(isOfStaff(target) ? ['role'] : []),
    account.isEnabled ? 'suspend' : 'reinstate',
    ...(account.isEnabled ? ['credentials'] : []),
    'sessions',
  ];
}

/** Where somebody is logged in: the latest used first. */
export async function viewSessions(app: FastifyInstance, actor: Actor, personId: string) {
  const sessions = await app.accounts.listSessions(personId);
  const devices = await asSystem(app.db, actor.comuneId, (trx) => listDevices(trx, { personId }));
  return sessions.map((session) => ({
    ...session,
    device: devices.get(sessionDigest(session.id)) ?? '',
    isThis: session.id === actor.sessionId,
  }));
}
