import { sql } from 'kysely';
import { IN_REVIEW, type State } from '../catalogue/publishing.ts';
import type { Trx } from './connect.ts';

/** What a list shows of services that the asker may see, with the last word if they were sent back. */
function cards(trx: Trx) {
  return trx
    .selectFrom('enteService as written')
    .innerJoin('ente', 'ente.id', 'written.enteId')
    .innerJoin('serviceType as type', (join) =>
      join.onRef('type.comuneId', '=', 'written.comuneId').onRef('type.id', '=', 'written.serviceTypeId'),
    )
    .leftJoin('person as writer', 'writer.id', 'written.updatedBy')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('enteServiceAct as act')
          .select(['act.transition', 'act.reason', 'act.at'])
          .whereRef('act.serviceId', '=', 'written.id')
          .orderBy('act.at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .leftJoin('enteServiceVersion as live', (join) =>
      join.onRef('live.serviceId', '=', 'written.id').onRef('live.number', '=', 'written.liveVersion'),
    )
    .leftJoin('enteServiceVersion as waiting', (join) =>
      join.onRef('waiting.serviceId', '=', 'written.id').onRef('waiting.number', '=', 'written.waitingVersion'),
    )
    .select(['written.id', 'written.enteId', 'ente.name as enteName', 'written.serviceTypeId'])
    .select(['type.nameIt as typeNameIt', 'type.nameEn as typeNameEn', 'written.state'])
    .select('type.retiredAt as typeRetiredAt')
    .select(['written.version', 'written.content', 'written.liveVersion', 'written.waitingVersion'])
    .select(['written.updatedAt', 'written.stateSince', 'writer.name as updatedBy'])
    .select(['live.content as live', 'waiting.content as waiting'])
    .select(['latest.transition as latestMove', 'latest.reason as latestReason']);
} // prettier-ignore

export function findServiceCard(trx: Trx, { id }: { id: string }) {
  return cards(trx).where('written.id', '=', id).executeTakeFirst();
}
export type ServiceCardRow = NonNullable<Awaited<ReturnType<typeof findServiceCard>>>;

/** An ente's services, the last written first; those that are over come only when they are asked for. */
export function listOwnServices(
  trx: Trx,
  args: { enteId: string; state?: State; after?: { updatedAt: string; id: string }; limit: number },
) {
  let services = cards(trx).where('written.enteId', '=', args.enteId);
  services = args.state
    ? services.where('written.state', '=', args.state)
    : services.where('written.state', '<>', 'withdrawn');
  if (args.after) {
    const { updatedAt, id } = args.after;
    services = services.where(sql<boolean>`(written.updated_at, written.id) < (${updatedAt}, ${id}::uuid)`);
  }
  return services
    .orderBy('written.updatedAt', 'desc')
    .orderBy('written.id', 'desc')
    .limit(args.limit)
    .execute();
} // prettier-ignore

const EXPORTED = 1000;

/** All of an ente's services that are not over, by type and title, as they are being written. */
export function listServicesToExport(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteService')
    .select(['id', 'version', 'serviceTypeId', 'content'])
    .where('enteId', '=', enteId)
    .where('state', '<>', 'withdrawn')
    .orderBy('serviceTypeId')
    .orderBy(sql`content->>'title'`)
    .orderBy('id')
    .limit(EXPORTED)
    .execute();
}

/** What waits for the office, of all enti, the longest first. */
export function listWaitingServices(
  trx: Trx,
  args: { comuneId: string; after?: { stateSince: string; id: string }; limit: number },
) {
  let services = cards(trx)
    .where('written.comuneId', '=', args.comuneId)
    .where('written.state', 'in', IN_REVIEW);
  if (args.after) {
    const { stateSince, id } = args.after;
    services = services.where(sql<boolean>`(written.state_since, written.id) > (${stateSince}, ${id}::uuid)`);
  }
  return services
    .orderBy('written.stateSince')
    .orderBy('written.id')
    .limit(args.limit)
    .execute();
} // prettier-ignore

const LATEST = 100;

/** The versions of a service, newest first, with who wrote them. */
export function listServiceVersions(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteServiceVersion as told')
    .leftJoin('person as writer', 'writer.id', 'told.writtenBy')
    .select(['told.number', 'told.content', 'told.at', 'writer.name as writtenBy'])
    .where('told.serviceId', '=', id)
    .orderBy('told.number', 'desc')
    .limit(LATEST)
    .execute();
}

/** What was done with a service, newest first. */
export function listServiceActs(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteServiceAct as act')
    .leftJoin('person as doer', 'doer.id', 'act.actorId')
    .select(['act.transition', 'act.fromState', 'act.toState', 'act.number', 'act.actorRole'])
    .select(['act.reason', 'act.at', 'doer.name as actorName'])
    .where('act.serviceId', '=', id)
    .orderBy('act.at', 'desc')
    .limit(LATEST)
    .execute();
}
