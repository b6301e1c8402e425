import { sql } from 'kysely';
import type { State } from '../workflows/qualification/transitions.ts';
import type { Trx } from './connect.ts';

function rows(trx: Trx) {
  return trx
    .selectFrom('qualification')
    .innerJoin('ente', 'ente.id', 'qualification.enteId')
    .innerJoin('avviso', 'avviso.id', 'qualification.avvisoId')
    .select([
      'qualification.id', 'qualification.avvisoId', 'qualification.enteId', 'ente.name as enteName',
      'avviso.titleIt', 'avviso.titleEn', 'qualification.serviceTypeIds', 'qualification.municipi',
      'qualification.state', 'qualification.closed', 'qualification.version', 'appliedAt',
      'stateSince', 'dueAt', 'isLate', 'listedFrom', 'qualification.listedUntil', 'renewal',
      'openIntegrations', 'qualification.deadlines', 'qualification.updatedAt',
    ]); // prettier-ignore
}

/** One that the asker may see. */
export function findQualification(trx: Trx, { id }: { id: string }) {
  return rows(trx).where('qualification.id', '=', id).executeTakeFirst();
}
export type QualificationRow = NonNullable<Awaited<ReturnType<typeof findQualification>>>;

/** Those that the asker may see, the last to have moved first. */
export function listQualifications(
  trx: Trx,
  args: {
    state?: State;
    enteId?: string;
    after?: { updatedAt: string; id: string };
    limit: number;
  },
) {
  const { state, enteId, after } = args;
  return rows(trx)
    .where('qualification.comuneId', '=', sql<string>`asking_comune()`)
    .$if(state !== undefined, (all) => all.where('qualification.state', '=', state!))
    .$if(enteId !== undefined, (all) => all.where('qualification.enteId', '=', enteId!))
    .$if(after !== undefined, (all) =>
      all.where(
        sql<boolean>`(qualification.updated_at, qualification.id) < (${after?.updatedAt}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('qualification.updatedAt', 'desc')
    .orderBy('qualification.id', 'desc')
    .limit(args.limit)
    .execute();
}

/** Who is listed today, for what and until when: for everybody to read, by name. */
export function listQualified(
  trx: Trx,
  args: { comuneId: string; after?: { name: string; id: string }; limit: number },
) {
  let listed = trx
    .selectFrom('qualification')
    .innerJoin('ente', 'ente.id', 'qualification.enteId')
    .select(['qualification.id', 'qualification.enteId', 'ente.name as enteName'])
    .select(['qualification.serviceTypeIds', 'qualification.municipi', 'qualification.listedFrom'])
    .select('qualification.listedUntil')
    .where('qualification.comuneId', '=', args.comuneId)
    .where('qualification.state', '=', 'qualified')
    .where(sql<boolean>`qualification.listed_until >= (now() at time zone 'Europe/Rome')::date`)
    .$narrowType<{ listedFrom: string; listedUntil: string }>();
  if (args.after) {
    const { name, id } = args.after;
    listed = listed.where(sql<boolean>`(ente.name, qualification.id) > (${name}, ${id}::uuid)`);
  }
  return listed.orderBy('ente.name').orderBy('qualification.id').limit(args.limit).execute();
}

/** An open one of an ente to an avviso; there can be one. */
export function findOpenQualification(trx: Trx, of: { avvisoId: string; enteId: string }) {
  return trx
    .selectFrom('qualification')
    .select('id')
    .where('avvisoId', '=', of.avvisoId)
    .where('enteId', '=', of.enteId)
    .where('closed', '=', false)
    .executeTakeFirst();
}

/** All documents that were ever declared, by requirement; of each the one that holds first. */
export function listDocuments(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationDocument')
    .select(['requirementId', 'reference', 'expiresOn', 'declaredAt', 'fileId'])
    .where('qualificationId', '=', id)
    .orderBy('requirementId')
    .orderBy('declaredAt', 'desc')
    .execute();
}

/** What administrators thought, the last of each first; empty for whoever may not know. */
export function listAssessments(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationAssessment as given')
    .leftJoin('person', 'person.id', 'given.assessorId')
    .distinctOn('given.assessorId')
    .select(['given.assessorId', 'person.name as assessorName', 'points', 'isFavourable'])
    .select(['given.reason', 'given.at'])
    .where('qualificationId', '=', id)
    .orderBy('given.assessorId')
    .orderBy('given.at', 'desc')
    .execute();
}

export function listIntegrations(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationIntegration')
    .select(['id', 'items', 'reason', 'askedAt', 'dueAt', 'status', 'answer', 'closedAt'])
    .where('qualificationId', '=', id)
    .orderBy('askedAt', 'desc')
    .execute();
}

/** The events that the asker may see, newest first. */
export function listQualificationEvents(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationEvent as event')
    .leftJoin('person', 'person.id', 'event.actorId')
    .select(['event.kind', 'fromState', 'toState', 'actorRole', 'person.name as actorName'])
    .select(['event.reason', 'event.at', 'event.seq'])
    .where('qualificationId', '=', id)
    .orderBy('event.seq', 'desc')
    .execute();
}

export function listQualificationTasks(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationTask')
    .select(['kind', 'owner', 'dueAt', 'escalated'])
    .where('qualificationId', '=', id)
    .where('closedAt', 'is', null)
    .orderBy('dueAt')
    .execute();
}

/** Those recorded between two instants, for the engine to be held against (docs/adr/0001). */
export function listMovedQualifications(
  trx: Trx,
  { since, until }: { since: string; until: string },
) {
  return trx
    .selectFrom('qualification')
    .select(['id', 'version'])
    .where('comuneId', '=', sql<string>`asking_comune()`)
    .where('closed', '=', false)
    .where('updatedAt', '>', since)
    .where('updatedAt', '<=', until)
    .execute();
}
