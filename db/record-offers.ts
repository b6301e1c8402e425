import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import type { Told } from './record.ts';

/** The terms of an offer as the ente wrote them (api/pratiche/schemas.ts, PAYLOADS.submitOffer). */
interface OfferTerms {
  priceModel: string;
  lines: { unitCents: number; quantity: number }[];
  firstDate: string;
  profile: string;
  note?: string;
}

/** The total of price lines, in cents: what an offer costs is never what a browser says. */
export function totalCents(lines: OfferTerms['lines']): number {
  return lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
}

/**
 * Writes what a step did to the offers of a pratica.
 * @returns the facts of it that the timeline shows
 */
export async function writeOffers(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const offerId = step.facts.offerId ?? '';
  switch (step.kind) {
    case 'submitOffer':
      await insertOffer(trx, step);
      return insertRevision(trx, step, payload as unknown as OfferTerms);
    case 'reviseOffer':
      return insertRevision(trx, step, payload as unknown as OfferTerms);
    case 'withdrawOffer':
      await writeStatuses(trx, step);
      return { offerId };
    case 'chooseOffer': {
      await writeStatuses(trx, step);
      const { revision } = step.pratica.offers[offerId]!;
      const chosen = await trx
        .selectFrom('offerRevision')
        .select('totalCents')
        .where('offerId', '=', offerId)
        .where('revision', '=', revision)
        .executeTakeFirstOrThrow();
      return { offerId, revision, totalCents: chosen.totalCents };
    }
    case 'confirmOrder':
    case 'rejectOrder':
    case 'orderFallback':
      await writeStatuses(trx, step);
      return {};
    case 'extendDeadline':
      return {
        businessDays: step.facts.businessDays,
        until: step.pratica.deadlines.offersDeadline,
      };
    default:
      return {};
  }
}

async function insertOffer(trx: Trx, { pratica, facts, enteId, at }: Step): Promise<void> {
  await trx
    .insertInto('offer')
    .values({
      id: facts.offerId!,
      comuneId: pratica.comuneId,
      praticaId: pratica.id,
      enteId: enteId!,
      status: 'live',
      revision: 1,
      createdAt: at,
    })
    .execute();
}

async function insertRevision(trx: Trx, step: Step, terms: OfferTerms): Promise<object> {
  const offerId = step.facts.offerId!;
  const { revision, validUntil } = step.pratica.offers[offerId]!;
  const total = totalCents(terms.lines);
  await trx
    .insertInto('offerRevision')
    .values({
      offerId,
      revision,
      comuneId: step.pratica.comuneId,
      priceModel: terms.priceModel,
      lines: JSON.stringify(terms.lines),
      totalCents: total,
      firstDate: terms.firstDate,
      profile: terms.profile,
      note: terms.note ?? null,
      validUntil,
      createdAt: step.at,
    })
    .execute();
  await trx.updateTable('offer').set({ revision }).where('id', '=', offerId).execute();
  return { offerId, revision, totalCents: total };
}

/** Brings the status of every offer to what the workflow says. */
async function writeStatuses(trx: Trx, { pratica }: Step): Promise<void> {
  for (const [id, { status }] of Object.entries(pratica.offers)) {
    await trx
      .updateTable('offer')
      .set({ status })
      .where('id', '=', id)
      .where('status', '!=', status)
      .execute();
  }
}
