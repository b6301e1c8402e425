import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { listSensitiveReads, type ReadsAsked } from '../../db/sensitive-reads.ts';
import { type Actor, askingAs } from '../actor.ts';
import { writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { readerOf } from '../pratiche/views.ts';
import { problem } from '../problem.ts';
import { findActors, keyOf } from './find-actors.ts';
import { instantsOf } from './period.ts';
import {
  PraticaReadsQuery,
  type ReadsCsvQuery,
  ReadsQuery,
  SensitiveReads,
} from './read-schemas.ts';

const tags = ['audit'];

/** Who opened what is sensitive, across the comune and of one pratica. */
export function registerReads(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof ReadsQuery> }>(
    '/audit/reads',
    {
      onRequest: only('auditor', 'admin'),
      schema: {
        operationId: 'listSensitiveReads',
        tags,
        querystring: ReadsQuery,
        response: { 200: SensitiveReads },
      },
    },
    ({ actor, query: { cursor, limit = 50, ...asked } }) =>
      asActor(app.db, askingAs(actor), async (trx) =>
        pageOf(trx, { ...(await readsOf(trx, asked)), ...afterOf(cursor), limit }, viewOf),
      ),
  );

  app.get<{ Params: { id: string }; Querystring: Static<typeof PraticaReadsQuery> }>(
    '/pratiche/:id/reads',
    {
      schema: {
        operationId: 'listPraticaReads',
        tags,
        params: IdParams,
        querystring: PraticaReadsQuery,
        response: { 200: SensitiveReads },
      },
    },
    async ({ actor, params: { id: praticaId }, query: { cursor, limit = 50 } }) => {
      await judgeReader(app, actor, praticaId);
      const asked = { praticaIds: [praticaId], ...afterOf(cursor), limit };
      const view = actor.role === 'citizen' ? viewWithoutName : viewOf;
      // The citizen may not read the table, only what is told of it here.
      return asSystem(app.db, actor.comuneId, (trx) => pageOf(trx, asked, view));
    },
  );
}

/** @throws invalid for a name that is too short, or a period that ends before it begins */
export async function readsOf(trx: Trx, { person, from, until }: Static<typeof ReadsCsvQuery>) {
  const period = instantsOf({ ...(from ? { from } : {}), ...(until ? { until } : {}) });
  const people = person === undefined ? {} : { personIds: await findActors(trx, person, '/person') }; // prettier-ignore
  return { ...period, ...people };
}

/** The citizen whose pratica it is, auditors and administrators. @throws not-found, forbidden */
async function judgeReader(app: FastifyInstance, actor: Actor, id: string): Promise<void> {
  const reader = readerOf(actor);
  const own = await asActor(app.db, askingAs(actor), (trx) => findPratica(trx, { id, reader }));
  if (!own) throw problem('not-found');
  const isApplicant = actor.role === 'citizen' && own.applicantId === actor.id;
  if (!isApplicant && !['auditor', 'admin'].includes(actor.role)) throw problem('forbidden');
}

export function afterOf(cursor: string | undefined) {
  const after = keyOf(cursor);
  return after ? { after } : {};
}

export type Row = Awaited<ReturnType<typeof listSensitiveReads>>[number];

/** A page of reads, and where the next one begins. */
export async function pageOf<View>(trx: Trx, asked: ReadsAsked, view: (row: Row) => View) {
  const rows = await listSensitiveReads(trx, { ...asked, limit: asked.limit + 1 });
  const page = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? page.at(-1)! : undefined;
  return { items: page.map(view), next: last ? writeCursor([last.exactAt, last.id]) : null };
}

/** What was read, by the first word of its field. */
export const whatOf = (field: string) => WHAT[field.split('/')[0]!] ?? 'need';
const WHAT: Record<string, 'need' | 'document' | 'bundle' | 'isee' | 'messages'> = {
  conversation: 'messages',
  document: 'document',
  'message-document': 'document',
  'need-document': 'document',
  'voucher-document': 'document',
  bundle: 'bundle',
  isee: 'isee',
};

export function viewOf(row: Row) {
  const { id, at, field, role, personName, enteName, subjectName } = row;
  return { id, at, what: whatOf(field), role, personName, enteName, subjectName, pratica: praticaOf(row) }; // prettier-ignore
}

/** @returns null for what is of no pratica */
export function praticaOf({ praticaId, number }: Row) {
  return praticaId === null || number === null ? null : { id: praticaId, number };
}

/** A citizen hears which office opened the data; who worked there that day is for auditors. */
function viewWithoutName(row: Row) {
  return { ...viewOf(row), personName: null };
}
