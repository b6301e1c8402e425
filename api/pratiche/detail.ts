import type { Trx } from '../../db/connect.ts';
import { countOfficeExtension } from '../../db/events.ts';
import { findNeed } from '../../db/needs.ts';
import { findOrder, listAskedEnti, listOffers } from '../../db/offers.ts';
import { findPratica } from '../../db/pratiche.ts';
import { praticaWorkflowId } from '../../workflows/pratica/messages.ts';
import type { State, TimerName } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { allowedActions } from './allowed.ts';
import { needView } from './need-view.ts';
import { nextStep } from './next-step.ts';
import { cardView, knowsThePerson, orderView, readerOf } from './views.ts';

/**
 * The whole page of a pratica for one reader: each sees its own part.
 * @param temporalUiUrl address of Temporal's web pages; administrators get a link into them
 * @throws not-found when it is not the reader's
 */
export async function readPratica(
  trx: Trx,
  { id, actor, temporalUiUrl }: { id: string; actor: Actor; temporalUiUrl?: string },
) {
  const reader = readerOf(actor);
  const found = await findPratica(trx, { id, reader });
  if (!found) throw problem('not-found');
  const { needId, applicantId: _, chosenOfferId: __, policy, params, deadlines, ...row } = found;
  const need = await findNeed(trx, { id: needId });
  const offers = await listOffers(trx, { praticaId: id });
  const asked = await listAskedEnti(trx, { praticaId: id });
  const order = await findOrder(trx, { praticaId: id });

  const now = new Date().toISOString();
  const { extensionLimit } = policy;
  const isPersonKnown = knowsThePerson(reader, row.chosenEnteId);
  const state = row.state as State;
  const standing = {
    state, closed: row.closed, extended: row.extended, extensionLimit, offers,
    chosenEnteId: row.chosenEnteId,
    hasOffersDeadline: deadlines.offersDeadline !== undefined,
    enti: asked.map((ente) => ente.id),
    declined: asked.filter(({ answer }) => answer === 'declined').map((ente) => ente.id),
    extendedByOffice:
      actor.role === 'admin' ? await countOfficeExtension(trx, { praticaId: id }) : 0,
  }; // prettier-ignore
  const hasChoosableOffer = offers.some(
    (offer) => offer.status === 'live' && offer.validUntil > now,
  );

  return {
    ...cardView(row, reader),
    deadlines: deadlines as Partial<Record<TimerName, string>>,
    next: nextStep({ state, closed: row.closed, deadlines, hasChoosableOffer }),
    allowed: allowedActions(actor, standing, now),
    need: needView(need!, params, isPersonKnown),
    order: order ? orderView(order) : null,
    extended: row.extended,
    extensionLimit,
    enti: asked.map(({ answer, ...ente }) => ({ ente, answer })),
    workflowUrl:
      actor.role === 'admin' && temporalUiUrl
        ? workflowUrl(temporalUiUrl, actor.comuneId, id)
        : null,
  };
}

function workflowUrl(base: string, comuneId: string, praticaId: string): string {
  const workflowId = encodeURIComponent(praticaWorkflowId(comuneId, praticaId));
  return `${base.replace(/\/$/, '')}/namespaces/default/workflows/${workflowId}`;
}
