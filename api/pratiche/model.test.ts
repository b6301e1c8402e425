import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { TRANSITION_NAMES } from '../../workflows/pratica/transitions.ts';
import { monthsAfter, today } from '../days.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApiWithWorker } from '../testing.ts';
import { day, servicesOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
beforeAll(async () => void (stage = await openApiWithWorker()), 180_000);
afterAll(() => stage?.close(), 120_000);

const PEOPLE_WHO_ACT: Name[] = ['citizen', 'ente', 'rival', 'admin'];
const IN_PLACE_OF = [
  null,
  { role: 'citizen' },
  { role: 'ente', enteId: ENTE_A },
  { role: 'ente', enteId: ENTE_B },
];

interface Named {
  offers: Json[];
  enteId: string | undefined;
  proposalId: string | undefined;
  /** The oldest request for documents that is open, and of those the actor's own. */
  integrationId: string | undefined;
  ownIntegrationId: string | undefined;
  /** One that was asked, was not chosen and is still there. */
  excludableId: string | undefined;
  /** An act that the actor may say no to. */
  contestableId: string | undefined;
}

/** A payload that is well formed and, as far as the pratica has it, names what is there. */
function payloadFor(
  transition: string,
  {
    offers,
    enteId,
    proposalId,
    integrationId,
    ownIntegrationId,
    excludableId,
    contestableId,
  }: Named,
): object {
  const terms = {
    priceModel: 'hourly',
    lines: [{ label: 'Ore', unit: 'hour', unitCents: 2000, quantity: 10 }],
    firstDate: today(),
    profile: 'OSS',
    validUntil: monthsAfter(today(), 1),
  };
  const own = offers.find((offer) => offer.ente.id === enteId && offer.status === 'live');
  const live = offers.find((offer) => offer.status === 'live');
  const payloads: Record<string, object> = {
    submitOffer: terms,
    reviseOffer: { ...terms, offerId: own?.id ?? randomUUID() },
    withdrawOffer: { offerId: own?.id ?? randomUUID() },
    chooseOffer: { offerId: live?.id ?? randomUUID(), revision: live?.revision ?? 1 },
    extendDeadline: { businessDays: 1 },
    confirmOrder: { startDate: today(), endDate: monthsAfter(today(), 1) },
    suspend: { from: day(2), until: day(9) },
    interrupt: { effectiveOn: day(8) },
    excludeEnte: { enteId: excludableId ?? randomUUID() },
    recordPaidElsewhere: { receiptNumber: 'R-2026/1' },
    recordInstalmentPaid: { receiptNumber: 'R-2026/2' },
    contest: { eventId: contestableId ?? '1' },
    proposeRenewal: { endDate: day(90), lines: terms.lines },
    renew: { proposalId: proposalId ?? randomUUID() },
    requestIntegration: { items: [{ label: 'ISEE' }] },
    provideIntegration: {
      integrationId: integrationId ?? randomUUID(),
      items: [{ missing: true }],
    },
    withdrawIntegration: { integrationId: ownIntegrationId ?? randomUUID() },
  };
  return payloads[transition] ?? {};
}

function findExcludable({ enti, chosenEnte }: Json): string | undefined {
  return enti.find(({ ente, answer }: Json) => answer !== 'excluded' && ente.id !== chosenEnte?.id)
    ?.ente.id;
}

function openIntegrations(integrations: Json[], enteId: string | null) {
  const open = integrations.filter(({ status }) => status === 'open');
  const own = open.find(({ ente }) => (ente?.id ?? null) === enteId);
  return { integrationId: open.at(-1)?.id, ownIntegrationId: own?.id };
}

const step = fc.record({
  who: fc.constantFrom(...PEOPLE_WHO_ACT),
  transition: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'submitOffer',
        'chooseOffer',
        'confirmOrder',
        'rejectOrder',
        'reviseOffer',
        'withdrawOffer',
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'suspend',
        'withdrawSuspension',
        'proposeRenewal',
        'renew',
        'interrupt',
      ),
    },
    { weight: 2, arbitrary: fc.constantFrom(...TRANSITION_NAMES) },
  ),
  inPlaceOf: fc.constantFrom(...IN_PLACE_OF),
});

test('whatever anyone tries, POST accepts exactly what `allowed` offered', async () => {
  const walks = fc.array(step, { minLength: 8, maxLength: 14 });
  const { active } = servicesOn(stage);
  const begin = { asked: () => stage.ask('citizen', 'POST', '/pratiche', NEED).then(({ body }) => body.id), paid: active }; // prettier-ignore
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('asked', 'paid'), walks, async (start, steps) => {
      const id = await begin[start as keyof typeof begin]();
      for (const { who, transition, inPlaceOf } of steps) {
        const before = (await stage.ask(who, 'GET', `/pratiche/${id}`)).body;
        const offers = (await stage.ask('admin', 'GET', `/pratiche/${id}/offers`)).body.items;
        const onBehalfOf = who === 'admin' ? inPlaceOf : null;
        const contests = (await stage.ask(who, 'GET', `/pratiche/${id}/contests`)).body;
        const enteId = onBehalfOf?.enteId ?? { ente: ENTE_A, rival: ENTE_B }[who as 'ente'];
        const isOffered = before.allowed.some(
          (action: Json) =>
            action.transition === transition &&
            JSON.stringify(action.onBehalfOf) === JSON.stringify(onBehalfOf),
        );
        const answer = await stage.ask(who, 'POST', `/pratiche/${id}/transitions`, {
          transition,
          expectedVersion: before.version,
          payload: payloadFor(transition, {
            offers,
            enteId,
            proposalId: before.renewal?.proposalId,
            excludableId: findExcludable(before),
            contestableId: contests.contestable?.[0]?.eventId,
            ...openIntegrations(before.integrations, enteId ?? null),
          }),
          reason: 'Prova',
          ...(onBehalfOf ? { onBehalfOf } : {}),
        });
        const after = (await stage.ask('auditor', 'GET', `/pratiche/${id}`)).body;
        expect([who, transition, before.state, answer.status === 200]).toEqual([
          who,
          transition,
          before.state,
          isOffered,
        ]);
        // What opens a pratica anew moves the new one, not the old.
        const isMoved = isOffered && transition !== 'reopen';
        expect(after.version).toBe(before.version + (isMoved ? 1 : 0));
        if (!isOffered) expect([403, 422]).toContain(answer.status);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);
