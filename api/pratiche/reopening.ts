import { answersAsked } from '../../catalogue/answers.ts';
import type { Trx } from '../../db/connect.ts';
import { findServiceType, listMunicipi } from '../../db/catalogue.ts';
import { findEligibleEnti } from '../../db/enti.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findNeed, type NeedContent, saveDraft } from '../../db/needs.ts';
import { findPratica } from '../../db/pratiche.ts';
import type { Represented } from '../../workflows/pratica/messages.ts';
import { refusedByTable, type Right, type State } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { mustBeOffered } from '../catalogue/retired.ts';
import { today } from '../days.ts';
import { checkFiles } from '../needs/check-files.ts';
import { type Language, problem } from '../problem.ts';
import { checkNeed } from './check-need.ts';
import { readHeld } from './held.ts';
import { mustNotBeReopened } from './open-anew.ts';
import { mandateOf, type PreparedRequest, startOf } from './prepare-request.ts';
import { readerOf } from './views.ts';

/**
 * What opening an old pratica anew would ask for, before anybody confirms it: its need as today's
 * service type takes it, what is left out, and what must be answered again.
 * @throws not-found, or the code with which it would be refused
 */
export async function foreseeReopening(
  trx: Trx,
  { id, actor, language }: { id: string; actor: Actor; language: Language },
) {
  const { comuneId } = actor;
  const old = await findPratica(trx, { id, reader: readerOf(actor) });
  if (!old) throw problem('not-found');
  const at = { state: old.state as State, closed: old.closed };
  const refusal = refusedByTable('reopen', at, await rightHeld(trx, actor, old.applicantId));
  if (refusal) throw problem(refusal);
  const times = await mustNotBeReopened(trx, { praticaId: id });
  const { need, dropped, params } = await copyNeed(trx, comuneId, old.needId);
  const municipi = (await listMunicipi(trx, { comuneId })).map((municipio) => municipio.id);
  const told = { params, answers: need.params, applicantId: old.applicantId };
  const errors = [...checkNeed(need, { params, municipi }), ...(await checkFiles(trx, told))];
  const { serviceTypeId, place } = need;
  const municipio = place.municipio ?? null;
  const enti = await findEligibleEnti(trx, { serviceTypeId, municipio });
  return {
    needId: needIdOf(id, times),
    need,
    dropped,
    errors: errors.map(({ pointer, message }) => ({ pointer, message: message[language] })),
    enti: enti.length,
  };
}

/**
 * The request that opens an old pratica anew. Its ids follow from the old one's and from how often
 * that was opened anew, so that two who do it at once make one pratica.
 * @throws reopened-already; invalid with a pointer to each field that no longer fits
 */
export async function prepareReopening(
  trx: Trx,
  asked: { praticaId: string; actor: Actor; id: string; onBehalfOf: Represented | null },
): Promise<PreparedRequest> {
  const { praticaId: oldId, actor, id, onBehalfOf } = asked;
  const { comuneId } = actor;
  const old = await findPratica(trx, { id: oldId, reader: readerOf(actor) });
  if (!old) throw problem('not-found');
  const { needId: oldNeedId, applicantId } = old;
  const needId = needIdOf(oldId, await mustNotBeReopened(trx, { praticaId: oldId }));
  const { need } = await copyNeed(trx, comuneId, oldNeedId);
  const { start, serviceTypeVersion } = await startOf(trx, { comuneId, applicantId }, need);
  const at = new Date().toISOString();
  const row = {
    id: needId,
    comuneId,
    applicantId,
    content: need,
    serviceTypeVersion,
    reopenedFrom: oldId,
    at,
    ...mandateOf(onBehalfOf),
  };
  if (!(await saveDraft(trx, row))) throw problem('reopened-already');
  const by = { id: actor.id, role: actor.role };
  const facts = { needId, reopens: oldId };
  return {
    praticaId: nameUuid('pratica', needId),
    start,
    command: {
      ...{ id, transition: 'request', actor: by, facts },
      ...(onBehalfOf ? { onBehalfOf } : {}),
    },
  };
}

/** Who does it for another does it by what they hold; a mandate for one pratica opens no other. */
async function rightHeld(trx: Trx, actor: Actor, applicantId: string): Promise<Right> {
  const { role } = actor;
  const isTheirs = role === 'citizen' && actor.id === applicantId;
  if (isTheirs || (role !== 'citizen' && role !== 'sportello')) return { role };
  const held = (await readHeld(trx, actor)).filter(
    ({ principalId, praticaId }) => principalId === applicantId && praticaId === null,
  );
  return { role: 'citizen', inPlaceBy: role, scope: held.flatMap(({ scope }) => scope) };
}

function needIdOf(oldId: string, times: number): string {
  return nameUuid('need', oldId, String(times));
}

/** Answers that nobody asks for any more and a first day that is over are not copied. */
async function copyNeed(trx: Trx, comuneId: string, needId: string) {
  const { serviceTypeId, params, beneficiary, place, times } = (await findNeed(trx, {
    id: needId,
  }))!;
  const type = await findServiceType(trx, { comuneId, id: serviceTypeId });
  if (!type) throw problem('not-possible-now');
  mustBeOffered(type);
  const kept = answersAsked(type.params, params);
  const isOver = times.from !== undefined && times.from < today();
  const { from: _over, ...otherTimes } = times;
  const need: NeedContent = {
    serviceTypeId,
    params: kept,
    beneficiary,
    place,
    times: isOver ? otherTimes : times,
  };
  const dropped = [
    ...Object.keys(params).filter((id) => !(id in kept)).map((id) => `/params/${id}`),
    ...(isOver ? ['/times/from'] : []),
  ]; // prettier-ignore
  return { need, dropped, params: type.params };
}
