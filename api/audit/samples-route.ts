import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import { addSample, draw, findSample, listDrawn, listSamples } from '../../db/audit/samples.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import type { SampleFilters } from '../../db/tables/audit.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { instantsBetween } from './period.ts';
import { AuditSampleDetail, AuditSampleQuery, AuditSamplesAnswer, DrawSample } from './schemas.ts';

const onRequest = only('auditor', 'admin');
const tags = ['audit'];
const SEED_BYTES = 8;

/** Random samples of pratiche: drawn, kept for good, and drawn again to see that they hold. */
export function registerSamples(app: FastifyInstance): void {
  app.post<{ Body: Static<typeof DrawSample> }>(
    '/audit/samples',
    {
      onRequest,
      schema: {
        operationId: 'drawAuditSample',
        tags,
        headers: CommandHeaders,
        body: DrawSample,
        response: { 201: AuditSampleDetail },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const sample = await asActor(app.db, askingAs(actor), (trx) => drawOnce(trx, { id, actor, body })); // prettier-ignore
      return reply.code(201).send(sample);
    },
  );

  app.get<{ Querystring: Static<typeof AuditSampleQuery> }>(
    '/audit/samples',
    {
      onRequest,
      schema: {
        operationId: 'listAuditSamples',
        tags,
        querystring: AuditSampleQuery,
        response: { 200: AuditSamplesAnswer },
      },
    },
    ({ actor, query: { cursor, limit = 20 } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const after = readCursor(cursor, ['instant', 'uuid']);
        const rows = await listSamples(trx, { limit: limit + 1, ...(after ? { after } : {}) });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1)! : undefined;
        return {
          items: page.map(viewOf),
          next: last ? writeCursor([last.drawnAt, last.id]) : null,
        };
      }),
  );

  app.get<{ Params: { id: string } }>(
    '/audit/samples/:id',
    {
      onRequest,
      schema: {
        operationId: 'getAuditSample',
        tags,
        params: IdParams,
        response: { 200: AuditSampleDetail },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const sample = await findSample(trx, { id });
        if (!sample) throw problem('not-found');
        return detailOf(trx, sample);
      }),
  );
}

type Sample = NonNullable<Awaited<ReturnType<typeof findSample>>>;

interface Drawing {
  id: string;
  actor: Actor;
  body: Static<typeof DrawSample>;
}

/** The same key gives the sample that was drawn under it. @throws idempotency-key-reused */
async function drawOnce(trx: Trx, { id, actor, body }: Drawing) {
  const { seed = randomBytes(SEED_BYTES).toString('hex'), size, ...filters } = body;
  const known = await findSample(trx, { id });
  if (known) {
    const isSame = known.size === size && (body.seed ?? known.seed) === known.seed && isLike(known.filters, filters); // prettier-ignore
    if (!isSame) throw problem('idempotency-key-reused');
    return detailOf(trx, known);
  }
  if (filters.until >= today()) {
    throw invalid('/until', {
      it: 'Il periodo deve essere già finito: chi chiede oggi cambierebbe il campione.',
      en: 'The period must be over: whoever asks today would change the sample.',
    });
  }
  const { ids: praticaIds, population } = await draw(trx, { ...filters, ...instantsBetween(filters), seed, size }); // prettier-ignore
  const about = {
    id,
    comuneId: actor.comuneId,
    drawnBy: actor.id,
    drawnAt: new Date().toISOString(),
  };
  await addSample(trx, { ...about, seed, size, filters, population, praticaIds });
  return detailOf(trx, (await findSample(trx, { id }))!);
}

function isLike(a: SampleFilters, b: SampleFilters): boolean {
  return a.from === b.from && a.until === b.until && a.type === b.type && a.enteId === b.enteId;
}

async function detailOf(trx: Trx, sample: Sample) {
  const { filters, seed, size, praticaIds } = sample;
  const again = await draw(trx, { ...filters, ...instantsBetween(filters), seed, size });
  return {
    ...viewOf(sample),
    items: await listDrawn(trx, praticaIds),
    isRepeatable: again.population === sample.population && again.ids.join() === praticaIds.join(),
  };
}

function viewOf({ filters, drawnByName, praticaIds: _, drawnBy: __, ...sample }: Sample) {
  const { from, until, type = null, enteId = null } = filters;
  return { ...sample, from, until, type, enteId, drawnBy: drawnByName };
}
