import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { sumUnused } from '../../db/unused-payments.ts';
import { UnknownPratica } from '../../temporal/client.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import { ifActed, ifNobodyActs } from '../../workflows/pratica/outlook.ts';
import type { Pratica } from '../../workflows/pratica/pratica.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
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
    async ({ actor, params: { id }, query }) => {
      const within = <T>(work: (trx: Trx) => Promise<T>) => asActor(app.db, askingAs(actor), work);
      const { closed } = await within((trx) => findOwn(trx, { id, actor }));
      const pratica = closed ? undefined : await look(app, actor, id);
      if (!pratica) return { ifNobodyActs: [], ifActed: null };
      const acted = foresee(pratica, { actor, asked: query });
      const refundCents = await within((trx) => refundOf(trx, pratica, acted));
      return {
        ifNobodyActs: ifNobodyActs(pratica),
        ifActed: acted && answerOf(acted, refundCents),
      };
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

type Acted = { transition: 'suspend' | 'interrupt' } & ReturnType<typeof ifActed>;

function foresee(pratica: Pratica, { actor, asked }: { actor: Actor; asked: Asked }): Acted | null {
  const { from, until, effectiveOn } = asked;
  if (!effectiveOn && !(from && until)) return null;
  const transition = effectiveOn ? 'interrupt' : 'suspend';
  const facts = effectiveOn ? { effectiveOn } : { from, until };
  const command: Command = { id: pratica.id, transition, actor: partyOf(actor, pratica), facts };
  return { transition, ...ifActed(pratica, command, new Date().toISOString()) };
}

async function refundOf(trx: Trx, { id, service }: Pratica, acted: Acted | null) {
  if (!service || !acted || 'refusal' in acted || !acted.unused) return null;
  return sumUnused(trx, { praticaId: id, period: service.period, unused: acted.unused });
}

function answerOf(acted: Acted, refundCents: number | null) {
  const { transition } = acted;
  if ('refusal' in acted) {
    return { transition, refusal: acted.refusal, state: null, prospects: [], refundCents };
  }
  const { state, prospects } = acted;
  return { transition, refusal: null, state, prospects, refundCents };
}

/** Whoever is no party asks what it would be for the citizen. */
function partyOf({ id, role, enteId }: Actor, { applicantId }: Pratica): Command['actor'] {
  return role === 'ente' && enteId ? { id, role, enteId } : { id: applicantId, role: 'citizen' };
}
