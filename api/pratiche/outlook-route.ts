import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { UnknownPratica } from '../../temporal/client.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import { ifActed, ifNobodyActs } from '../../workflows/pratica/outlook.ts';
import type { Pratica } from '../../workflows/pratica/pratica.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { type Language, problem } from '../problem.ts';
import { PROBLEMS } from '../problem-titles.ts';
import { endView, pauseView, withAmounts } from './outlook-amounts.ts';
import { Outlook, OutlookQuery } from './outlook-schemas.ts';
import { knowsThePerson, readerOf } from './views.ts';

type Asked = Static<typeof OutlookQuery>;

/** GET /api/pratiche/{id}/outlook: what happens if nobody acts, or if one act is done now. */
export function registerOutlook(app: FastifyInstance): void {
  app.get<{ Params: { id: string }; Querystring: Asked }>(
    '/pratiche/:id/outlook',
    {
      schema: {
        operationId: 'getOutlook',
        tags: ['pratiche'],
        params: IdParams,
        querystring: OutlookQuery,
        response: { 200: Outlook },
      },
    },
    async ({ actor, params: { id }, query, headers }) => {
      const within = <T>(work: (trx: Trx) => Promise<T>) => asActor(app.db, askingAs(actor), work);
      const { closed } = await within((trx) => findOwn(trx, { id, actor }));
      const pratica = closed ? undefined : await look(app, actor, id);
      if (!pratica) return { ifNobodyActs: [], ifActed: null };
      const acted = foresee(pratica, { actor, asked: query });
      return within(async (trx) => ({
        ifNobodyActs: await withAmounts(trx, { praticaId: id, prospects: ifNobodyActs(pratica) }),
        ifActed:
          acted &&
          (await answerOf(trx, {
            pratica,
            acted,
            asked: query,
            language: languageOf(headers['accept-language']),
          })),
      }));
    },
  );
}

/** @throws not-found for strangers, and for enti that were not chosen: rivals’ offers show in it */
async function findOwn(trx: Trx, { id, actor }: { id: string; actor: Actor }) {
  const reader = readerOf(actor);
  const pratica = await findPratica(trx, { id, reader });
  if (!pratica || !knowsThePerson(reader, pratica.chosenEnteId)) throw problem('not-found');
  return pratica;
}

function look(app: FastifyInstance, { comuneId }: Actor, praticaId: string) {
  return app.pratiche.look({ praticaId, comuneId }).catch((error: unknown) => {
    if (error instanceof UnknownPratica) return undefined;
    throw error;
  });
}

type Act = 'suspend' | 'interrupt' | 'proposeRenewal';
type Acted = { transition: Act } & ReturnType<typeof ifActed>;

function foresee(pratica: Pratica, { actor, asked }: { actor: Actor; asked: Asked }): Acted | null {
  const act = actOf(asked);
  if (!act) return null;
  const { transition, facts } = act;
  const command: Command = { id: pratica.id, transition, actor: partyOf(actor, pratica), facts };
  return { transition, ...ifActed(pratica, command, new Date().toISOString()) };
}

function actOf({ from, until, effectiveOn, renewUntil }: Asked) {
  if (effectiveOn) return { transition: 'interrupt', facts: { effectiveOn } } as const;
  if (from && until) return { transition: 'suspend', facts: { from, until } } as const;
  if (!renewUntil) return null;
  return { transition: 'proposeRenewal', facts: { endDate: renewUntil } } as const;
}

interface Answered {
  pratica: Pratica;
  acted: Acted;
  asked: Asked;
  language: Language;
}

async function answerOf(trx: Trx, { pratica, acted, asked, language }: Answered) {
  const { transition } = acted;
  const nothing = { state: null, prospects: [], pause: null, end: null, next: null };
  if ('refusal' in acted) {
    const { refusal } = acted;
    const why = PROBLEMS[refusal][language];
    return { transition, refusal, why, ...nothing, refundCents: null };
  }
  const { state, next, unused } = acted;
  const prospects = await withAmounts(trx, { praticaId: pratica.id, prospects: acted.prospects });
  const pause = await pauseView(trx, pratica, acted);
  const { id, service } = pratica;
  const effectiveOn = asked.effectiveOn ?? '';
  const end = service && unused ? await endView(trx, { id, service }, { unused, effectiveOn }) : null; // prettier-ignore
  const refundCents = end?.refundCents ?? null;
  return { transition, refusal: null, why: null, state, prospects, pause, end, next, refundCents };
}

/** Whoever is no party asks what it would be for the citizen. */
function partyOf({ id, role, enteId }: Actor, { applicantId }: Pratica): Command['actor'] {
  return role === 'ente' && enteId ? { id, role, enteId } : { id: applicantId, role: 'citizen' };
}
