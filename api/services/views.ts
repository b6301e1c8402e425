import type { Static } from 'typebox';
import { reviewsMean } from '../reviews/reviews-mean.ts';
import type { ServiceCard } from './schemas.ts';

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
