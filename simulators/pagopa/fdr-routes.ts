import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Books } from './books.ts';
import type { PagoPa } from './pagopa.ts';
import { listPaid, type Position } from './positions.ts';

const PSP = { id: 'WEMIPSP1', name: 'PSP di prova' };
const FDR = '/fdr-org/service/v1/organizations/:organization/fdrs';
const organization = Type.Object({ organization: Type.String({ maxLength: 35 }) });
const flow = Type.Object({
  organization: Type.String({ maxLength: 35 }),
  fdr: Type.String(),
  revision: Type.String(),
  psp: Type.String(),
});
const Paged = {
  page: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,5}$' })),
  size: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,3}$' })),
};
const LARGEST = 1000;

/** The reporting flows of each day: which payments the one PSP of this stand-in has poured. */
export const fdrRoutes: FastifyPluginAsyncTypebox<PagoPa> = async (app, { books }) => {
  app.get(
    FDR,
    {
      schema: {
        params: organization,
        querystring: Type.Object({ ...Paged, publishedGt: Type.Optional(Type.String()) }),
      },
    },
    async ({ params, query }) => {
      const after = query.publishedGt ?? '';
      const flows = flowsOf(books, params.organization).filter(({ published }) => published > after); // prettier-ignore
      return paged(query, flows.map(({ paid: _, ...shown }) => shown));
    },
  ); // prettier-ignore

  app.get(
    `${FDR}/:fdr/revisions/:revision/psps/:psp/payments`,
    { schema: { params: flow, querystring: Type.Object(Paged) } },
    async ({ params, query }, reply) => {
      const found = flowsOf(books, params.organization).find(({ fdr }) => fdr === params.fdr);
      if (!found || params.revision !== '1' || params.psp !== PSP.id)
        return reply.code(404).send({ httpStatusCode: 404, appErrorCode: 'FDR-0701', errors: [] });
      return paged(query, found.paid.map(toPayment));
    },
  );
};

function flowsOf(books: Books, organizationId: string) {
  const byDay = Map.groupBy(listPaid(books, organizationId), ({ paid_at }) => paid_at!.slice(0, 10)); // prettier-ignore
  return [...byDay].map(([day, paid]) => ({
    fdr: `${day}${PSP.id}-0000001`,
    pspId: PSP.id,
    revision: 1,
    published: paid.at(-1)!.paid_at!,
    flowDate: `${day}T00:00:00.000Z`,
    paid,
  }));
}

function toPayment({ iuv, receipt_id, amount, paid_at }: Position, n: number) {
  return {
    index: n + 1,
    iuv,
    iur: receipt_id,
    idTransfer: 1,
    pay: amount / 100,
    payStatus: 'EXECUTED',
    payDate: paid_at,
  };
}

function paged<Row>(query: { page?: string; size?: string }, rows: Row[]) {
  const [page, size] = [Number(query.page ?? 1), Math.min(Number(query.size ?? LARGEST), LARGEST)];
  const data = rows.slice((page - 1) * size, page * size);
  const totPage = Math.max(1, Math.ceil(rows.length / size));
  return { metadata: { pageSize: size, pageNumber: page, totPage }, count: data.length, data };
}
