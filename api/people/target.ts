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

/** @throws not-found for whoever is not the actor's to look after, here or by the realm's word */
export async function findTarget(app: FastifyInstance, actor: Actor, id: string): Promise<Target> {
  const { comuneId } = actor;
  const person = await asSystem(app.db, comuneId, (trx) => findPerson(trx, { comuneId, id }));
  if (!person) throw problem('not-found');
  const account = await app.accounts.find(id);
  if (!looksAfter(actor, { person, account })) throw problem('not-found');
  return { person, account };
}

/**
 * Administrators look after everybody of their comune; who answers for an ente, after those who work for
 * it and are nothing else here: a citizen's account is never an ente's to close.
 */
function looksAfter({ comuneId, role, enteId }: Actor, { person, account }: Target): boolean {
  if (account && account.comuneId !== comuneId) return false;
  if (role === 'admin') return true;
  const held: (string | null)[] = account ? account.roles : [person.role];
  const isOfEnte = (account ? account.enteId : person.enteId) === enteId;
  return role === 'ente' && isOfEnte && held.length > 0 && held.every(isEntesRole);
}

/** A role that an ente gives. */
const isEntesRole = (role: string | null) => role === 'ente' || role === 'operator';

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

interface Said {
  role: string;
  enteId?: string | undefined;
  sportelloId?: string | undefined;
}

/**
 * A role with the place that it needs, and no other; who answers for an ente gives its roles, and no
 * other place.
 * @throws invalid for a place that is missing or not theirs to give
 */
export async function checkStanding(
  app: FastifyInstance,
  actor: Actor,
  said: Said,
): Promise<Standing> {
  const role = said.role as AccountRole;
  if (actor.role === 'ente') return checkStandingOfEnte(actor, said);
  const { comuneId } = actor;
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

function checkStandingOfEnte(actor: Actor, { role, enteId, sportelloId }: Said): Standing {
  const own = actor.enteId!;
  if (!isEntesRole(role)) throw invalid('/role', { it: 'Il vostro ente ha due ruoli: ente e operatore domiciliare.', en: 'Your ente has two roles: ente and home-care operator.' }); // prettier-ignore
  if (enteId && enteId.toLowerCase() !== own) throw invalid('/enteId', { it: 'Si invita per il proprio ente.', en: 'One invites for one’s own ente.' }); // prettier-ignore
  if (sportelloId) throw invalid('/sportelloId', { it: 'Chi lavora per un ente non ha uno sportello.', en: 'Who works for an ente has no sportello.' }); // prettier-ignore
  return { role: role as AccountRole, enteId: own };
}
