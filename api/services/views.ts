import type { Static } from 'typebox';
import { reviewsMean } from '../reviews/reviews-mean.ts';
import { type Order, type Ranked, weightOf } from '../../db/relevance.ts';
import { CRITERIA } from '../../db/tables/search.ts';
import type { FoundService, ServiceCard } from './schemas.ts';

type Card = Static<typeof ServiceCard>;
type Row = Omit<Card, 'ente' | 'reviews'> & {
  enteId: string;
  enteName: string;
  enteDrawing: string;
  reviewCount: number | null;
  reviewStars: number | null;
};

/** A service as a card shows it, with the ente that offers it. */
export function cardView(row: Row): Card {
  const { enteId: id, enteName: name, enteDrawing: drawing, ...service } = row;
  return {
    id: service.id,
    title: service.title,
    summary: service.summary,
    serviceTypeId: service.serviceTypeId,
    serviceTypeNameIt: service.serviceTypeNameIt,
    serviceTypeNameEn: service.serviceTypeNameEn,
    sectionId: service.sectionId,
    ente: { id, name, drawing },
    profiles: service.profiles,
    zones: service.zones,
    priceFromCents: service.priceFromCents,
    priceUnit: service.priceUnit,
    availableFrom: service.availableFrom,
    drawing: service.drawing,
    reviews: reviewsMean({ reviews: row.reviewCount ?? 0, stars: row.reviewStars ?? 0 }),
  };
}

type FoundRow = Row & {
  needCents: number | null;
  km: number | null;
  facets: string[];
  ranked?: Ranked;
};

/** A service in a list: its card, its price for the need, and why it stands where it stands. */
export function foundView(row: FoundRow, order: Order): Static<typeof FoundService> {
  const { needCents, km, ranked } = row;
  return { ...cardView(row), needCents, km, why: ranked ? why(row, ranked, order) : null };
}

function why(row: FoundRow, ranked: Ranked, order: Order) {
  const { types = [], options = [] } = order.search ?? {};
  const called = [
    ...types.filter(({ id }) => id === row.serviceTypeId),
    ...options.filter(({ id }) => row.facets.includes(id)),
  ];
  const counting = CRITERIA.filter((criterion) => weightOf(criterion, order) > 0);
  const sum = counting.reduce((sum, criterion) => sum + weightOf(criterion, order), 0);
  return {
    called: [...new Set(called.map(({ term }) => term))],
    reasons: counting.map((criterion) => ({
      criterion,
      value: Math.round(ranked[criterion] * 100),
      weight: Math.round((weightOf(criterion, order) / sum) * 100),
    })),
  };
}
