import type { IncomingHttpHeaders } from 'node:http';
import type { Static } from 'typebox';
import { answersAsked } from '../../catalogue/answers.ts';
import type { Trx } from '../../db/connect.ts';
import { findComune, findPolicy, findServiceType, listMunicipi } from '../../db/catalogue.ts';
import { addCommand } from '../../db/commands.ts';
import { findEligibleEnti } from '../../db/enti.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findDraft, type NeedContent, type NeedRow, saveDraft } from '../../db/needs.ts';
import type { Command, Represented } from '../../workflows/pratica/messages.ts';
import type { PraticaStart } from '../../workflows/pratica/pratica.ts';
import { areTerms } from '../../workflows/pratica/terms.ts';
import { refusedByTable } from '../../workflows/pratica/transitions.ts';
import { holdMandate, rightOf } from '../acting-for.ts';
import type { Actor } from '../actor.ts';
import { mustBeOffered } from '../catalogue/retired.ts';
import { today } from '../days.ts';
import { commandIdOf, hashRequest, replay } from '../idempotency.ts';
import { checkFiles } from '../needs/check-files.ts';
import { invalid, problem } from '../problem.ts';
import type { Answered } from './answered.ts';
import { checkNeed } from './check-need.ts';
import { HOLIDAY_YEARS, holidaysOf } from './holidays.ts';
import { mustNotBeReopened } from './open-anew.ts';
import { needsReason } from './rights.ts';
import type { RequestPratica, TransitionAnswer } from './schemas.ts';

export interface PreparedRequest {
  praticaId: string;
  command: Command;
  start: PraticaStart;
}

interface Given {
  actor: Actor;
  headers: IncomingHttpHeaders;
  body: Static<typeof RequestPratica>;
}

/**
 * Checks a need, finds whom to ask and under which terms, and writes need and command down. Ids
 * follow from the command, or from the draft: one draft is one pratica, however often it is sent.
 */
export async function prepareRequest(
  trx: Trx,
  { actor, headers, body }: Given,
): Promise<PreparedRequest | Answered> {
  const { comuneId, id: actorId } = actor;
  const id = commandIdOf(actorId, headers);
  const requestHash = hashRequest(body);
  const answer = await replay<Static<typeof TransitionAnswer>>(trx, { id, requestHash });
  if (answer) return { answer };

  const { onBehalfOf, reason, applicantId } = await judgeRequest(trx, { actor, headers, body });
  const isDraft = 'needId' in body;
  const needId = isDraft ? body.needId.toLowerCase() : nameUuid('need', id);
  const praticaId = nameUuid('pratica', needId);
  const draft = isDraft ? await readDraft(trx, needId, applicantId) : undefined;
  const content = draft ? await asAskedNow(trx, comuneId, draft) : (body as NeedContent);
  const reopens = draft?.reopenedFrom;
  if (reopens) await mustNotBeReopened(trx, { praticaId: reopens });
  const { start, serviceTypeVersion } = await startOf(trx, { comuneId, applicantId }, content);
  const at = new Date().toISOString();
  // Until the pratica is recorded it stays a draft: its writer can see it, send it, delete it.
  const kept = { id: needId, comuneId, applicantId, content, serviceTypeVersion, at };
  if (!draft || isToldAnew(draft, kept))
    await saveDraft(trx, { ...kept, ...mandateOf(onBehalfOf) });
  const row = { id, comuneId, praticaId, actorId, transition: 'request', requestHash };
  await addCommand(trx, { ...row, payload: { needId }, reason });
  const by = { id: actorId, role: actor.role };
  const facts = { needId, ...(reopens ? { reopens } : {}) };
  const command = { id, transition: 'request', actor: by, facts } as const;
  return { praticaId, start, command: { ...command, ...(onBehalfOf ? { onBehalfOf } : {}) } };
}

/** Under which mandate a need is kept for its applicant. */
export function mandateOf(onBehalfOf: Represented | null): { mandateId?: string } {
  return onBehalfOf?.role === 'citizen' && onBehalfOf.mandateId
    ? { mandateId: onBehalfOf.mandateId }
    : {};
}

/** For whom somebody asks: for themselves, or by mandate for the principal. */
async function judgeRequest(trx: Trx, { actor, body }: Given) {
  const reason = body.reason?.trim() || null;
  const mandateId = body.onBehalfOf?.mandateId?.toLowerCase();
  const onBehalfOf: Represented | null = body.onBehalfOf
    ? { role: 'citizen', ...(mandateId ? { mandateId } : {}) }
    : null;
  const applicantId = onBehalfOf
    ? (await holdMandate(trx, actor, mandateId)).principalId
    : actor.id;
  const right = await rightOf(trx, { actor, onBehalfOf }, { applicantId, praticaId: null });
  const refusal = refusedByTable('request', { state: null, closed: false }, right);
  if (refusal) throw problem(refusal);
  if (needsReason('request', onBehalfOf, actor.role) && !reason) throw reasonRequired();
  return { onBehalfOf, reason, applicantId };
}

/** Who acts in another's place by office, or for a sportello, says why. */
export function reasonRequired() {
  const { errors } = invalid('/reason', {
    it: 'Scrivi il motivo.',
    en: 'Please give a reason.',
  }).details;
  return problem('reason-required', { errors });
}

async function readDraft(trx: Trx, id: string, applicantId: string): Promise<NeedRow> {
  const draft = await findDraft(trx, { id, applicantId });
  if (draft) return draft;
  throw invalid('/needId', {
    it: 'Questa bozza non c’è, o è già stata inviata.',
    en: 'There is no such draft, or it was sent already.',
  });
}

/**
 * What a need starts from today: whom to ask, under which terms.
 * @throws service-type-retired; invalid with a pointer to each wrong field of the need
 */
export async function startOf(
  trx: Trx,
  { comuneId, applicantId }: { comuneId: string; applicantId: string },
  need: NeedContent,
): Promise<{ start: PraticaStart; serviceTypeVersion: number }> {
  const { serviceTypeId } = need;
  const type = await findServiceType(trx, { comuneId, id: serviceTypeId });
  if (!type)
    throw invalid('/serviceTypeId', {
      it: 'Questo servizio non esiste.',
      en: 'There is no such service.',
    });
  mustBeOffered(type);
  const municipi = (await listMunicipi(trx, { comuneId })).map(({ id }) => id);
  const told = { params: type.params, answers: need.params, applicantId };
  const errors = [...checkNeed(need, { params: type.params, municipi }), ...(await checkFiles(trx, told))]; // prettier-ignore
  if (errors.length > 0) throw problem('invalid', { errors });
  const comune = await findComune(trx, { comuneId });
  const policy = await findPolicy(trx, { serviceTypeId, on: today() });
  if (!comune || !policy || !areTerms(policy.terms))
    throw new Error(`no policy is in force for ${serviceTypeId} in ${comuneId}`);
  const enti = await findEligibleEnti(trx, {
    serviceTypeId,
    municipio: need.place.municipio ?? null,
  });
  const start = {
    applicantId,
    enti,
    terms: policy.terms,
    policy: { id: policy.id, version: policy.version },
    holidays: holidaysOf(comune.patron, new Date().getFullYear(), HOLIDAY_YEARS),
  };
  return { start, serviceTypeVersion: type.version };
}

/** Whether its type has changed since a draft was kept, or some of its answers are no longer asked. */
function isToldAnew(
  draft: NeedRow,
  { content, serviceTypeVersion }: { content: NeedContent; serviceTypeVersion: number },
): boolean {
  const answers = Object.keys(content.params).length;
  return draft.serviceTypeVersion !== serviceTypeVersion || Object.keys(draft.params).length !== answers; // prettier-ignore
}

/** A draft follows its type until it is sent: what is no longer asked is not sent either. */
async function asAskedNow(trx: Trx, comuneId: string, draft: NeedRow): Promise<NeedContent> {
  const { serviceTypeId, beneficiary, place, times, step } = draft;
  const type = await findServiceType(trx, { comuneId, id: serviceTypeId });
  const params = answersAsked(type?.params ?? [], draft.params);
  return { serviceTypeId, params, beneficiary, place, times, ...(step ? { step } : {}) };
}
