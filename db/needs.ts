import type { Answer } from '../catalogue/definition.ts';
import type { Trx } from './connect.ts';

export interface NeedContent {
  serviceTypeId: string;
  params: Record<string, Answer>;
  beneficiary: { self: boolean; name?: string; relation?: string };
  place: { address?: string; municipio?: number; notes?: string };
  times: { from?: string; months?: number; notes?: string };
  step?: number;
}

export interface NeedRow extends NeedContent {
  id: string;
  /** The version of its type that it is told in. */
  serviceTypeVersion: number;
  reopenedFrom: string | null;
  applicantId: string;
  /** Under which somebody else began it for the applicant. */
  mandateId: string | null;
  updatedAt: string;
}

/** Whose drafts: a person's own, and those begun under the mandates that the person holds. */
export interface Drafter {
  applicantId: string;
  mandateIds?: readonly string[];
}

/** The drafts of a person, newest first; a need that became a pratica is no draft. */
export function listDrafts(trx: Trx, args: Drafter & { limit: number }) {
  return draftsOf(trx, args).orderBy('updatedAt', 'desc').limit(args.limit).execute();
}

export function findDraft(trx: Trx, args: Drafter & { id: string }) {
  return draftsOf(trx, args).where('id', '=', args.id).executeTakeFirst();
}

/** The need of a pratica, as far as the asking may see it. */
export function findNeed(trx: Trx, args: { id: string }) {
  return selectNeeds(trx).where('id', '=', args.id).executeTakeFirst();
}

/**
 * Creates or replaces a draft.
 * @param args.reopenedFrom the pratica that it was copied from; a draft keeps what it began with
 * @returns undefined when the id is someone else's, or its pratica is under way
 */
export function saveDraft(
  trx: Trx,
  args: {
    id: string;
    comuneId: string;
    applicantId: string;
    content: NeedContent;
    /** The version of its type that it was checked against, or is told in so far. */
    serviceTypeVersion: number;
    reopenedFrom?: string;
    /** By which somebody else begins it for the applicant. */
    mandateId?: string;
    at: string;
  },
) {
  const { serviceTypeVersion } = args;
  const row = { ...contentColumns(args.content, args.at), serviceTypeVersion };
  const { id, comuneId, applicantId, reopenedFrom = null, mandateId = null } = args;
  return trx
    .insertInto('need')
    .values({ id, comuneId, applicantId, reopenedFrom, mandateId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(row)
        .where('need.praticaId', 'is', null)
        .where('need.applicantId', '=', args.applicantId),
    )
    .returning('id')
    .executeTakeFirst();
}

export async function deleteDraft(
  trx: Trx,
  { id, applicantId, mandateIds = [] }: Drafter & { id: string },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('need')
    .where('id', '=', id)
    .where((is) =>
      mandateIds.length === 0
        ? is('applicantId', '=', applicantId)
        : is.or([is('applicantId', '=', applicantId), is('mandateId', 'in', mandateIds)]),
    )
    .where('praticaId', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export function countDrafts(trx: Trx, args: { applicantId: string }) {
  return trx
    .selectFrom('need')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('applicantId', '=', args.applicantId)
    .where('praticaId', 'is', null)
    .executeTakeFirstOrThrow();
}

function draftsOf(trx: Trx, { applicantId, mandateIds = [] }: Drafter) {
  return selectNeeds(trx)
    .where('praticaId', 'is', null)
    .where((is) =>
      mandateIds.length === 0
        ? is('applicantId', '=', applicantId)
        : is.or([is('applicantId', '=', applicantId), is('mandateId', 'in', mandateIds)]),
    );
}

function selectNeeds(trx: Trx) {
  return trx
    .selectFrom('need')
    .select([
      'id',
      'serviceTypeId',
      'serviceTypeVersion',
      'params',
      'beneficiary',
      'place',
      'times',
      'step',
      'updatedAt',
      'reopenedFrom',
      'applicantId',
      'mandateId',
    ])
    .$castTo<NeedRow>();
}

function contentColumns(content: NeedContent, at: string) {
  return {
    serviceTypeId: content.serviceTypeId,
    params: JSON.stringify(content.params),
    beneficiary: JSON.stringify(content.beneficiary),
    place: JSON.stringify(content.place),
    times: JSON.stringify(content.times),
    municipio: content.place.municipio ?? null,
    step: content.step ?? 0,
    updatedAt: at,
  };
}
