import type { Changes, Effect } from './advance.ts';
import type { EnteAnswer, Offer, Pratica } from './pratica.ts';

/**
 * The chosen offer is out, reserve offers that are still valid can be chosen again. When none is,
 * whoever had offered is asked once more.
 */
export function reviveReserves(pratica: Pratica, now: string): Changes {
  const chosen = pratica.offers[pratica.chosenOfferId!]!;
  const answers = withAnswer(pratica, chosen.enteId, 'declined');
  const offers = eachOffer(pratica, ({ status, validUntil }) => {
    if (status === 'chosen') return 'rejected';
    if (status !== 'reserve') return status;
    return validUntil > now ? 'live' : 'closed';
  });
  return { chosenOfferId: null, offers, enti: askedAgainUnlessAnyLive(answers, offers) };
}

/**
 * Back to before the choice (docs/adr/0014): the chosen offer and its rivals, those closed by a
 * confirmed order too, can be chosen while they are valid. An ente that is named is out.
 */
export const returnToOffer: Effect = (pratica, { facts }, now) => {
  const { enteId: out } = facts;
  const offers = eachOffer(pratica, ({ enteId, status, validUntil }) => {
    if (!CHOOSABLE_ONCE.includes(status)) return status;
    if (enteId === out) return status === 'chosen' ? 'rejected' : 'withdrawn';
    return validUntil > now ? 'live' : 'closed';
  });
  const answers = out ? withAnswer(pratica, out, 'excluded') : pratica.enti;
  return {
    service: undefined,
    ...(pratica.instalments ? { instalments: undefined } : {}),
    chosenOfferId: null,
    paymentId: null,
    offers,
    enti: askedAgainUnlessAnyLive(answers, offers),
  };
};

/** An ente that is not chosen is asked no more, and nothing it offered can be chosen. */
export const excludeEnte: Effect = (pratica, { facts }) => ({
  enti: withAnswer(pratica, facts.enteId!, 'excluded'),
  offers: eachOffer(pratica, ({ enteId, status }) =>
    enteId === facts.enteId && CHOOSABLE_ONCE.includes(status) ? 'withdrawn' : status,
  ),
});

const CHOOSABLE_ONCE: readonly Offer['status'][] = ['live', 'chosen', 'reserve', 'closed'];

function askedAgainUnlessAnyLive(enti: Pratica['enti'], offers: Pratica['offers']) {
  if (Object.values(offers).some(({ status }) => status === 'live')) return enti;
  return Object.fromEntries(
    Object.entries(enti).map(([id, answer]) => [id, answer === 'offered' ? 'awaited' : answer]),
  );
}

export function withAnswer(pratica: Pratica, enteId: string, answer: EnteAnswer): Pratica['enti'] {
  return { ...pratica.enti, [enteId]: answer };
}

export function eachOffer(
  pratica: Pratica,
  statusOf: (offer: Offer, id: string) => Offer['status'],
): Pratica['offers'] {
  return Object.fromEntries(
    Object.entries(pratica.offers).map(([id, offer]) => [
      id,
      { ...offer, status: statusOf(offer, id) },
    ]),
  );
}
