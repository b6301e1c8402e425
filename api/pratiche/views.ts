import type { Static } from 'typebox';
import type { PlannedInstalment } from '../../workflows/pratica/instalment-plan.ts';
import type { listOffers, listOrders } from '../../db/offers.ts';
import type { listPratiche, Reader } from '../../db/pratiche.ts';
import type { Actor } from '../actor.ts';
import { covering, heldUnder } from './held.ts';
import { reviewsMean } from '../reviews/reviews-mean.ts';
import type { PriceLine } from '../services/schemas.ts';

type CardRow = Omit<Awaited<ReturnType<typeof listPratiche>>[number], 'sortedAt'>;
type OfferRow = Awaited<ReturnType<typeof listOffers>>[number];
/** Lines were checked against this schema when they came in. */
type Line = Static<typeof PriceLine>;
type OrderRow = Awaited<ReturnType<typeof listOrders>>[number];

export function readerOf({ id, role, enteId }: Actor): Reader {
  return { role, personId: id, ...(enteId ? { enteId } : {}) };
}

/**
 * Whether the reader may know who is cared for and where: everyone but an ente that was not
 * chosen. An ente meets a need first, a person once it is chosen.
 */
export function knowsThePerson(reader: Reader, chosenEnteId: string | null): boolean {
  return reader.role !== 'ente' || reader.enteId === chosenEnteId;
}

/**
 * Whether the reader may know what was said of health and in free words: an ente while it can
 * still offer, and the chosen one; not those who declined or were not chosen.
 */
export function knowsTheNeed(
  reader: Reader,
  pratica: { state: string; chosenEnteId: string | null; answer: string | undefined },
): boolean {
  if (knowsThePerson(reader, pratica.chosenEnteId)) return true;
  const isOut = pratica.answer === 'declined' || pratica.answer === 'excluded';
  return pratica.state === 'offer' && !isOut;
}

/** A row of the list as the reader sees it. */
export function cardView(row: CardRow, reader: Reader) {
  const {
    todoKind,
    todoDueAt,
    chosenId,
    chosenName,
    chosenDrawing,
    applicantName,
    applicantId,
    ...card
  } = row;
  const { id } = card;
  const isOpenToReader = knowsThePerson(reader, chosenId);
  return {
    ...card,
    liveOffers: card.liveOffers ?? 0,
    todo: todoKind && todoDueAt ? { kind: todoKind, dueAt: todoDueAt } : null,
    applicantName: isOpenToReader ? applicantName : null,
    chosenEnte:
      chosenId && isOpenToReader
        ? { id: chosenId, name: chosenName ?? '', drawing: chosenDrawing ?? '' }
        : null,
    mandate: heldUnder(covering(reader.held ?? [], { id, applicantId })),
  };
}

export function offerView(
  { enteId, enteName, enteDrawing, lines, reviewCount, reviewStars, ...row }: OfferRow,
  instalments: PlannedInstalment[],
) {
  const { serviceId, serviceVersion, ...offer } = row;
  const ente = { id: enteId, name: enteName, drawing: enteDrawing };
  const reviews = reviewsMean({ reviews: reviewCount ?? 0, stars: reviewStars ?? 0 });
  const service = keptService({ serviceId, serviceVersion });
  return { ...offer, ente, reviews, lines: lines as Line[], instalments, service };
}

function keptService(kept: Pick<OfferRow, 'serviceId' | 'serviceVersion'>) {
  const { serviceId: id, serviceVersion: number } = kept;
  return id && number ? { id, number } : null;
}

/**
 * The order of the present period and, while the service goes on, that of the next one agreed upon.
 * @param orders the latest first: one that fell through was followed by another
 */
export function ordersView(
  orders: readonly OrderRow[],
  { service, state }: { service: { period: number; next: unknown } | null; state: string },
) {
  const of = (period: number) => orders.find((order) => order.period === period);
  const present = service ? of(service.period) : orders[0];
  const hasNext = service?.next && ['active', 'suspended', 'renewed'].includes(state);
  const next = hasNext ? of(service.period + 1) : undefined;
  return { order: present ? orderView(present) : null, nextOrder: next ? orderView(next) : null };
}

function orderView({ enteId, enteName, enteDrawing, lines, ...row }: OrderRow) {
  const { serviceId, serviceVersion, ...order } = row;
  const ente = { id: enteId, name: enteName, drawing: enteDrawing };
  const service = keptService({ serviceId, serviceVersion });
  return { ...order, ente, lines: lines as Line[], service };
}
