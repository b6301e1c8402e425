import { refusalOf } from './guards.ts';
import type { Command, Facts } from './messages.ts';
import { chosenEnteId, type Pratica } from './pratica.ts';
import { addDays } from './service.ts';
import { dayOf } from './terms.ts';
import { ADMIN, CITIZEN, command, ENTE1, ENTE2, member, SPORTELLO, SYSTEM } from './testing.ts';
import { TRANSITION_NAMES, type TransitionName } from './transitions.ts';

/** Who may speak, each in an own right or, the administrator, in another's place. */
const SPEAKERS: Pick<Command, 'actor' | 'onBehalfOf'>[] = [
  { actor: CITIZEN },
  { actor: member(ENTE1) },
  { actor: member(ENTE2) },
  { actor: ADMIN },
  { actor: SYSTEM },
  { actor: ADMIN, onBehalfOf: { role: 'citizen' } },
  { actor: ADMIN, onBehalfOf: { role: 'ente', enteId: ENTE1 } },
  { actor: SPORTELLO, onBehalfOf: { role: 'citizen', mandateId: ENTE1.replace('e', 'd') } },
];
const OFFERS = [1, 2, 3].map((n) => `0f0f0f0f-0000-4000-8000-00000000000${n}`);

/**
 * Every command that the pratica would accept now, with facts that fit it: what random walks
 * choose from.
 * @param now ISO instant
 */
export function acceptable(pratica: Pratica, now: string): Command[] {
  return TRANSITION_NAMES.flatMap((transition) =>
    SPEAKERS.flatMap((speaker) =>
      OFFERS.map((offerId) => ({
        ...command(transition, speaker.actor, {
          facts: { ...factsFor(pratica, offerId, now), ...whom(transition, pratica) },
        }),
        ...(speaker.onBehalfOf ? { onBehalfOf: speaker.onBehalfOf } : {}),
      })),
    ),
  ).filter((what) => !isTaken(pratica, what) && !refusalOf(pratica, what, now));
}

/** The transitions among `commands`, each once. */
export function kindsOf(commands: readonly Command[]): TransitionName[] {
  return [...new Set(commands.map(({ transition }) => transition))];
}

/** Ids of offers are made anew by the API: none is given twice. */
function isTaken(pratica: Pratica, { transition, facts }: Command): boolean {
  return transition === 'submitOffer' && Object.hasOwn(pratica.offers, facts.offerId!);
}

/** Whom an act of the office is about; other acts are of who gives them. */
function whom(transition: TransitionName, pratica: Pratica): Facts {
  if (transition === 'excludeEnte') return { enteId: ENTE2 };
  const chosen = chosenEnteId(pratica);
  return transition === 'returnToOffer' && chosen ? { enteId: chosen } : {};
}

function factsFor(pratica: Pratica, offerId: string, now: string): Facts {
  const day = (n: number) => addDays(dayOf(now), n);
  return {
    offerId,
    revision: pratica.offers[offerId]?.revision ?? 1,
    validUntil: new Date(Date.parse(now) + 40 * 86_400_000).toISOString(),
    businessDays: 2,
    paymentId: pratica.paymentId ?? '',
    attemptId: offerId,
    startDate: day(1),
    endDate: pratica.service ? addDays(pratica.service.endDate, 60) : day(60),
    proposalId: pratica.renewal?.proposalId ?? '',
    from: day(4),
    until: day(9),
    effectiveOn: day(20),
    integrationId: pratica.integrations?.[0]?.id ?? '',
    closures: pratica.closures?.length ? [] : [{ from: day(1), through: day(3) }],
    policyId: OFFERS[(pratica.policy?.version ?? 1) % 3]!,
    policyVersion: (pratica.policy?.version ?? 1) + 1,
    refund: { cents: 100, aloneUpToCents: 50_000 },
    terms: { ...pratica.terms, choiceDeadline: { days: 15 }, orderEscalation: { days: 3 } },
  };
}
