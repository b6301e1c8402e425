import type { Static } from 'typebox';
import type { ServiceCard } from './schemas.ts';

type Card = Static<typeof ServiceCard>;
type Row = Omit<Card, 'ente'> & { enteId: string; enteName: string; enteDrawing: string };

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
  };
}
