import { filesNamed } from '../../catalogue/answers.ts';
import type { Trx } from '../../db/connect.ts';
import { findPhoneForEnte } from '../../db/consents.ts';
import { countOfficeExtension } from '../../db/events.ts';
import { listIntegrations } from '../../db/integrations.ts';
import { listNeedDocuments } from '../../db/need-documents.ts';
import { findNeed } from '../../db/needs.ts';
import { listAskedEnti, listOffers, listOrders } from '../../db/offers.ts';
import { hasOpenInstalments } from '../../db/payments.ts';
import { findPratica, type Reader } from '../../db/pratiche.ts';
import { findTypeOfPratica } from '../../db/service-types.ts';
import { findReopenedFrom, listReopenedAs } from '../../db/reopenings.ts';
import { praticaWorkflowId } from '../../workflows/pratica/messages.ts';
import type { State, TimerName } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { readContestable } from '../contests/contest-view.ts';
import { findNewerPolicy } from '../policies/newer-policy.ts';
import { problem } from '../problem.ts';
import { allowedActions } from './allowed.ts';
import { integrationView } from './integration-view.ts';
import { closureOf } from './ente-facts.ts';
import { covering, readHeld } from './held.ts';
import { needView } from './need-view.ts';
import { readHolidays } from './read-holidays.ts';
import { nextStep } from './next-step.ts';
import { renewalView, serviceView } from './service-view.ts';
import { cardView, knowsTheNeed, knowsThePerson, ordersView, readerOf } from './views.ts';

/**
 * The whole page of a pratica for one reader: each sees its own part.
 * @param workflowsUrl the workflows in Temporal's web pages; administrators get a link into them
 * @throws not-found when it is not the reader's
 */
export async function readPratica(
  trx: Trx,
  { id, actor, workflowsUrl }: { id: string; actor: Actor; workflowsUrl?: string },
) {
  const reader = { ...readerOf(actor), held: await readHeld(trx, actor) };
  const found = await findPratica(trx, { id, reader });
  if (!found) throw problem('not-found');
  const { needId, chosenOfferId, policy, policyId, policyVersion, deadlines, service: ordered, renewal: proposed, ...row } = found; // prettier-ignore
  const need = (await findNeed(trx, { id: needId }))!;
  const told = await findTypeOfPratica(trx, { praticaId: id });
  const ids = filesNamed(told.params, need.params).map((named) => named.id);
  const files = await listNeedDocuments(trx, { ids });
  const offers = await listOffers(trx, { praticaId: id });
  const asked = await listAskedEnti(trx, { praticaId: id });
  const orders = await listOrders(trx, { praticaId: id });
  const integrations = await listIntegrations(trx, { praticaId: id });
  const links = await readLinks(trx, { id, needId, reader });

  const now = new Date().toISOString();
  const { extensionLimit } = policy;
  const { chosenEnteId } = row;
  const answer = asked.find((ente) => ente.id === reader.enteId)?.answer;
  const known = {
    person: knowsThePerson(reader, chosenEnteId),
    need: knowsTheNeed(reader, { state: row.state, chosenEnteId, answer }),
  };
  const state = row.state as State;
  // Brought back to offers, a pratica keeps its order as a thing of the past.
  const isOrdered = chosenOfferId !== null && state !== 'order';
  const hasPlan = Boolean(ordered?.plan ?? proposed?.plan);
  const holidays = hasPlan ? await readHolidays(trx, found, actor) : [];
  const service = serviceView(ordered, { terms: policy, holidays });
  const renewal = renewalView(ordered, proposed, { terms: policy, holidays });
  const newerPolicy = await findNewerPolicy(trx, found, actor);
  const standing = {
    state, closed: row.closed, extended: row.extended, extensionLimit, offers,
    chosenEnteId: row.chosenEnteId, service, renewal, newerPolicy,
    isOpenAnew: links.reopenedAs.some(({ closed }) => !closed),
    hasInstalments: await hasOpenInstalments(trx, { praticaId: id }),
    hasOffersDeadline: deadlines.offersDeadline !== undefined,
    integrations: integrations.filter(({ status }) => status === 'open'),
    openIntegrations: row.openIntegrations,
    concerned: asked.filter(({ answer }) => answer === 'awaited' || answer === 'offered').map((ente) => ente.id),
    enti: asked.map((ente) => ente.id),
    declined: asked.filter(({ answer }) => answer === 'declined').map((ente) => ente.id),
    excluded: asked.filter(({ answer }) => answer === 'excluded').map((ente) => ente.id),
    mandates: covering(reader.held, row),
    contestable: (await readContestable(trx, actor, row)).length,
    extendedByOffice:
      actor.role === 'admin' ? await countOfficeExtension(trx, { praticaId: id }) : 0,
  }; // prettier-ignore
  const phone = reader.role === 'ente' && known.person ? await findPhoneForEnte(trx, { praticaId: id }) : null; // prettier-ignore
  const hasChoosableOffer = offers.some(
    (offer) => offer.status === 'live' && offer.validUntil > now,
  );

  return {
    ...cardView(row, reader),
    deadlines: deadlines as Partial<Record<TimerName, string>>,
    next: nextStep({ state, closed: row.closed, deadlines, hasChoosableOffer }),
    allowed: allowedActions(actor, standing, now),
    need: needView(need, { params: told.params, files }, known),
    ...(phone ? { applicantPhone: phone } : {}),
    serviceTypeVersion: need.serviceTypeVersion,
    ...ordersView(isOrdered ? orders : [], { service, state }),
    service: known.person ? service : null,
    renewal: known.person ? renewal : null,
    integrations: integrations.map(integrationView),
    openIntegrations: row.openIntegrations,
    ...links,
    extended: row.extended,
    extensionLimit,
    policy: isOffice(actor) && policyId ? { id: policyId, version: policyVersion ?? 1 } : null,
    newerPolicy,
    enti: asked.map(({ answer, ...ente }) => ({ ente, answer })),
    enteClosure: known.person ? await closureOf(trx, row) : null,
    workflowUrl:
      actor.role === 'admin' && workflowsUrl
        ? `${workflowsUrl}/${encodeURIComponent(praticaWorkflowId(actor.comuneId, id))}`
        : null,
  };
}

/** Which pratica opened which anew: for the citizen and the office, not for the enti. */
async function readLinks(
  trx: Trx,
  { id, needId, reader }: { id: string; needId: string; reader: Reader },
) {
  if (reader.role === 'ente') return { reopenedFrom: null, reopenedAs: [] };
  const reopenedFrom = (await findReopenedFrom(trx, { needId })) ?? null;
  return { reopenedFrom, reopenedAs: await listReopenedAs(trx, { praticaId: id }) };
}

function isOffice({ role }: Actor): boolean {
  return role === 'admin' || role === 'auditor';
}
