import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import { listOwnIds } from '../../db/pratiche.ts';
import { askingAs } from '../actor.ts';
import { afterOf, pageOf, praticaOf, type Row, whatOf } from '../audit/reads-route.ts';
import { closedQuery } from '../closed-query.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const ReadingsQuery = closedQuery({
  /** Of one pratica; of all of one's own when missing. */
  praticaId: Type.Optional(Type.String({ format: 'uuid' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** Somebody of the staff opened what is delicate of the citizen; the office, never who works there. */
const Reading = Type.Object({
  id: Type.String(),
  at: Type.String(),
  what: Type.Enum(['need', 'document', 'bundle', 'isee', 'messages']),
  /** Of a document. */
  documentName: nullable(Type.String()),
  /** In which office; from it follows why it may. */
  role: Type.Enum(['ente', 'sportello', 'admin', 'auditor']),
  enteName: nullable(Type.String()),
  /** Null for an ISEE and for papers of a voucher: they are of no pratica. */
  pratica: nullable(Type.Object({ id: Type.String(), number: Type.String() })),
});

/** Newest first. */
const Readings = Type.Object({ items: Type.Array(Reading), next: nullable(Type.String()) });

const PRATICHE_AT_MOST = 1000;

/** GET /api/me/readings: who opened the citizen's delicate data. */
export function registerReadings(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof ReadingsQuery> }>(
    '/me/readings',
    {
      onRequest: only('citizen'),
      schema: {
        operationId: 'listMyReadings',
        tags: ['me'],
        querystring: ReadingsQuery,
        response: { 200: Readings },
      },
    },
    async ({ actor, query: { praticaId, cursor, limit = 20 } }) => {
      const after = afterOf(cursor);
      const own = await asActor(app.db, askingAs(actor), (trx) =>
        listOwnIds(trx, { applicantId: actor.id, limit: PRATICHE_AT_MOST }),
      );
      if (praticaId && !own.includes(praticaId)) throw problem('not-found');
      const asked = praticaId
        ? { praticaIds: [praticaId], ...after, limit }
        : { praticaIds: own, subjectId: actor.id, ...after, limit };
      // The citizen may not read the table, only what is told of it here.
      return asSystem(app.db, actor.comuneId, (trx) => pageOf(trx, asked, viewOf));
    },
  );
}

function viewOf(row: Row) {
  const { id, at, field, role, enteName, documentName } = row;
  return {
    id, at, role: role as Static<typeof Reading>['role'], enteName, documentName,
    what: whatOf(field),
    pratica: praticaOf(row),
  }; // prettier-ignore
}
