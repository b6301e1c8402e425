import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import type { Parts, Told } from './record-parts.ts';

/** The terms of an offer as the ente wrote them (api/pratiche/schemas.ts, PAYLOADS.submitOffer). */
interface OfferTerms {
  priceModel: string;
  lines: { unitCents: number; quantity: number }[];
  firstDate: string;
  profile: string;
  note?: string;
  /** The version of a service that it was made on (api/pratiche/offer-service.ts). */
  service?: { id: string; number: number };
}

/** The total of price lines, in cents: what an offer costs is never what a browser says. */
export function totalCents(lines: OfferTerms['lines']): number {
  return lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
}

/** What a step does to the offers of a pratica, and the facts of it that the timeline shows. */
export async function changeOffers(
  trx: Trx,
  step: Step,
  payload: Told['payload'],
): Promise<{ parts: Parts; facts: object }> {
  const { kind, pratica, facts } = step;
  const offerId = facts.offerId ?? '';
  if (kind === 'submitOffer' || kind === 'reviseOffer') {
    const terms = payload as unknown as OfferTerms;
    const { revision } = pratica.offers[offerId]!;
    const parts = {
      offered: kind === 'submitOffer' ? newOffer(trx, step) : atRevision(trx, offerId, revision),
      revised: newRevision(trx, step, terms),
    };
    return { parts, facts: { offerId, revision, totalCents: totalCents(terms.lines) } };
  }
  const parts = statusesOf(trx, step);
  if (kind === 'chooseOffer') return { parts, facts: await readChosen(trx, step) };
  if (kind === 'withdrawOffer') return { parts, facts: { offerId } };
  if (kind !== 'extendDeadline') return { parts, facts: {} };
  const { offersDeadline: until } = pratica.deadlines;
  return { parts, facts: { businessDays: facts.businessDays, until } };
}

function newOffer(trx: Trx, { pratica, facts, enteId, at }: Step) {
  return trx.insertInto('offer').values({
    id: facts.offerId!,
    comuneId: pratica.comuneId,
    praticaId: pratica.id,
    enteId: enteId!,
    status: 'live',
    revision: 1,
    createdAt: at,
  });
}

function atRevision(trx: Trx, id: string, revision: number) {
  return trx.updateTable('offer').set({ revision }).where('id', '=', id);
}

function newRevision(trx: Trx, { pratica, facts, at }: Step, terms: OfferTerms) {
  const { revision, validUntil } = pratica.offers[facts.offerId!]!;
  return trx.insertInto('offerRevision').values({
    offerId: facts.offerId!,
    revision,
    comuneId: pratica.comuneId,
    priceModel: terms.priceModel,
    lines: JSON.stringify(terms.lines),
    totalCents: totalCents(terms.lines),
    firstDate: terms.firstDate,
    profile: terms.profile,
    note: terms.note ?? null,
    serviceId: terms.service?.id ?? null,
    serviceVersion: terms.service?.number ?? null,
    validUntil,
    createdAt: at,
  });
}

const MOVES_OFFERS = [
  'withdrawOffer',
  'chooseOffer',
  'confirmOrder',
  'rejectOrder',
  'orderFallback',
  'returnToOffer',
  'excludeEnte',
];

/** Brings the status of every offer to what the workflow says, when the step can change one. */
function statusesOf(trx: Trx, { kind, pratica }: Step): Parts {
  if (!MOVES_OFFERS.includes(kind)) return {};
  const updates = Object.entries(pratica.offers).map(([id, { status }], n) => [
    `status${n}`,
    trx.updateTable('offer').set({ status }).where('id', '=', id).where('status', '!=', status),
  ]);
  return Object.fromEntries(updates) as Parts;
}

async function readChosen(trx: Trx, { pratica, facts }: Step): Promise<object> {
  const offerId = facts.offerId!;
  const { revision } = pratica.offers[offerId]!;
  const terms = await trx
    .selectFrom('offerRevision')
    .select('totalCents')
    .where('offerId', '=', offerId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return { offerId, revision, totalCents: terms.totalCents };
}
