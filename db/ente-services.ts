import { sql } from 'kysely';
import type { State, TransitionName } from '../catalogue/publishing.ts';
import type { ServiceContent } from '../catalogue/service-content.ts';
import type { Trx } from './connect.ts';

export async function addEnteService(
  trx: Trx,
  { content, ...row }: { id: string; comuneId: string; enteId: string; serviceTypeId: string; content: ServiceContent; updatedBy: string },
): Promise<void> {
  await trx
    .insertInto('enteService')
    .values({ ...row, state: 'draft', content: JSON.stringify(content), liveVersion: null, waitingVersion: null })
    .execute();
} // prettier-ignore

/** One that the asker may see, locked until the transaction ends. */
export function lockEnteService(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteService')
    .select(['id', 'comuneId', 'enteId', 'serviceTypeId', 'state', 'version', 'content'])
    .select(['versions', 'liveVersion', 'waitingVersion', 'updatedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}
export type EnteService = NonNullable<Awaited<ReturnType<typeof lockEnteService>>>;

/** Keeps what is being written, as the next version of it; what families read does not change. */
export async function keepContent(
  trx: Trx,
  { id, content, updatedBy }: { id: string; content: ServiceContent; updatedBy: string },
): Promise<void> {
  await trx
    .updateTable('enteService')
    .set({ content: JSON.stringify(content), updatedBy })
    .set({ version: sql<number>`version + 1`, updatedAt: new Date().toISOString() })
    .where('id', '=', id)
    .execute();
}

/** What is sent or published, under the next number. @returns the number */
export async function addServiceVersion(
  trx: Trx,
  { id, comuneId, enteId, versions, content }: EnteService,
  { writtenBy }: { writtenBy: string },
): Promise<number> {
  const number = versions + 1;
  const row = { serviceId: id, number, comuneId, enteId, writtenBy };
  await trx
    .insertInto('enteServiceVersion')
    .values({ ...row, content: JSON.stringify(content) })
    .execute();
  await trx.updateTable('enteService').set({ versions: number }).where('id', '=', id).execute();
  return number;
}

export interface Move {
  /** Follows from the command. */
  id: string;
  transition: TransitionName;
  from: State;
  to: State;
  /** The version that it is about. */
  number: number | null;
  liveVersion: number | null;
  waitingVersion: number | null;
  actorId: string;
  actorRole: 'ente' | 'admin';
  reason: string | null;
}

/** The one place where a service gets another state; who moved it, and why, is kept with it. */
export async function recordMove(
  trx: Trx,
  { id: serviceId, comuneId, enteId }: EnteService,
  { from: fromState, to: toState, liveVersion, waitingVersion, ...act }: Move,
): Promise<void> {
  await trx
    .updateTable('enteService')
    .set({ state: toState, liveVersion, waitingVersion })
    .set({ version: sql<number>`version + 1`, stateSince: new Date().toISOString() })
    .where('id', '=', serviceId)
    .execute();
  await trx
    .insertInto('enteServiceAct')
    .values({ ...act, comuneId, enteId, serviceId, fromState, toState })
    .execute();
}

export function findServiceAct(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteServiceAct')
    .select(['serviceId', 'transition'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What a version said; `undefined` where there is none. */
export async function findServiceVersion(
  trx: Trx,
  { id, number }: { id: string; number: number | null },
): Promise<ServiceContent | undefined> {
  if (number === null) return undefined;
  const found = await trx
    .selectFrom('enteServiceVersion')
    .select('content')
    .where('serviceId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  return found?.content;
}
