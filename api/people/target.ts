import type { FastifyInstance } from 'fastify';
import { asSystem } from '../../db/connect.ts';
import { findPerson, listPlaces } from '../../db/people.ts';
import type { Account, AccountRole, Standing } from '../../realm/accounts.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';

export interface Target {
  person: NonNullable<Awaited<ReturnType<typeof findPerson>>>;
  /** Undefined: nobody can log in as them. */
  account: Account | undefined;
}

/** @throws not-found for whoever is not of the actor's comune, here or in the realm */
export async function findTarget(app: FastifyInstance, actor: Actor, id: string): Promise<Target> {
  const { comuneId } = actor;
  const person = await asSystem(app.db, comuneId, (trx) => findPerson(trx, { comuneId, id }));
  if (!person) throw problem('not-found');
  const account = await app.accounts.find(id);
  if (account && account.comuneId !== comuneId) throw problem('not-found');
  return { person, account };
}

/** The same of one whom the actor may act on. @throws own-account, no-account */
export async function findOther(app: FastifyInstance, actor: Actor, id: string) {
  const { person, account } = await findTarget(app, actor, id);
  if (person.id === actor.id) throw problem('own-account');
  if (!account) throw problem('no-account');
  return { person, account };
}

/** Whether somebody has been given work to do here; else they are a citizen. */
export function isOfStaff({ person, account }: Target): boolean {
  const roles = account?.roles.filter((role) => role !== 'citizen') ?? [];
  return roles.length > 0 || (person.role !== null && person.role !== 'citizen');
}

/** The role under which somebody acts now; undefined when the realm knows none. */
export function roleOf(account: Account): AccountRole | undefined {
  return account.roles.find((role) => role !== 'citizen') ?? account.roles[0];
}

/**
 * A role with the place that it needs, and no other.
 * @throws invalid for a place that is missing or of another comune
 */
export async function checkStanding(
  app: FastifyInstance,
  { comuneId }: Actor,
  said: { role: string; enteId?: string | undefined; sportelloId?: string | undefined },
): Promise<Standing> {
  const role = said.role as AccountRole;
  const places = await asSystem(app.db, comuneId, (trx) => listPlaces(trx, { comuneId }));
  if (role === 'ente' || role === 'operator') {
    const ente = places.enti.find(({ id }) => id === said.enteId?.toLowerCase());
    if (!ente) throw invalid('/enteId', { it: 'Scegli l’ente per cui lavora.', en: 'Choose the ente that they work for.' }); // prettier-ignore
    return { role, enteId: ente.id };
  }
  if (role !== 'sportello') return { role };
  const sportello = places.sportelli.find(({ id }) => id === said.sportelloId);
  if (!sportello) throw invalid('/sportelloId', { it: 'Scegli lo sportello in cui lavora.', en: 'Choose the sportello that they work at.' }); // prettier-ignore
  return { role, sportelloId: sportello.id };
}
