import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { findNeed } from '../../db/needs.ts';
import { listOffers } from '../../db/offers.ts';
import { findPratica } from '../../db/pratiche.ts';
import { listTariffDecisions } from '../../db/tariff-decisions.ts';
import { findTariff, listIseeFacts, type TariffVersionRow } from '../../db/tariffs.ts';
import { iseeFor, judgeTariff, shareToPay } from '../../vouchers/tariff.ts';
import type { Actor } from '../actor.ts';
import { noteIseeOf } from '../audit/note-read.ts';
import { today } from '../days.ts';
import { covering, readHeld } from '../pratiche/held.ts';
import { readerOf } from '../pratiche/views.ts';
import { problem } from '../problem.ts';
import type { PraticaTariff } from './schemas.ts';

/**
 * What a tariff leaves to pay in one pratica: today, of each offer, and as it was decided for each
 * order. An ISEE is for its owner, for who asks in their name in all things, and for the office.
 * @throws not-found when the pratica is not the reader's, and always for an ente
 */
export async function readPraticaTariff(
  trx: Trx,
  { id, actor }: { id: string; actor: Actor },
): Promise<Static<typeof PraticaTariff>> {
  const held = await readHeld(trx, actor);
  const pratica = await findPratica(trx, { id, reader: { ...readerOf(actor), held } });
  if (!pratica || actor.role === 'ente') throw problem('not-found');
  const { applicantId, serviceTypeId, needId } = pratica;
  const mayKnow =
    actor.id === applicantId ||
    actor.role === 'admin' ||
    actor.role === 'auditor' ||
    covering(held, pratica).some(({ praticaId, scope }) => !praticaId && scope.includes('request'));
  const inForce = await findTariff(trx, { comuneId: actor.comuneId, serviceTypeId, day: today() });
  const decided = await listTariffDecisions(trx, { praticaId: id });
  if (!mayKnow) return { inForce: inForceView(inForce), mine: null, offers: [], orders: [] };
  if (inForce || decided.length > 0) await noteIseeOf(trx, actor, [applicantId]);
  const orders = decided.map(({ judged, ...order }) => ({ ...order, ...judged }));
  if (!inForce) return { inForce: null, mine: null, offers: [], orders };
  const isee = iseeFor(inForce.rules, await listIseeFacts(trx, { personId: applicantId }), today());
  const judged = judgeTariff(inForce.rules, isee, today());
  const need = await findNeed(trx, { id: needId });
  const offers = await listOffers(trx, { praticaId: id });
  return {
    inForce: inForceView(inForce),
    mine: { ...judged, isForAnother: need?.beneficiary['self'] === false },
    offers: offers.map(({ id: offerId, totalCents }) => ({
      ...{ offerId, totalCents },
      payCents: shareToPay(totalCents, judged.payPercent),
    })),
    orders,
  };
}

/** What anybody may know of a tariff. */
export function inForceView(row: TariffVersionRow | undefined) {
  if (!row) return null;
  const { version, validFrom, rules } = row;
  return { version, validFrom, rules };
}
