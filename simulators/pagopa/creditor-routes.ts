import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { PagoPa } from './pagopa.ts';
import { problem } from './pagopa.ts';
import {
  addPosition,
  dropPosition,
  findByNumber,
  findPosition,
  listPaid,
  NewPosition,
} from './positions.ts';
import { receiptXml, showPosition } from './resources.ts';

const Organization = Type.String({ pattern: '^\\d{11}$' });
const organization = Type.Object({ organization: Organization });
const position = Type.Object({ organization: Organization, iupd: Type.String({ maxLength: 50 }) });
const Day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const GPD = '/gpd/debt-positions-service/v3/organizations/:organization/debtpositions';
const RECEIPTS = '/gpd/payments-receipts-service/v1/payments/:organization/receipts';
const PAGE = 50;

/** GPD and its receipts, as far as WeMi needs them. */
export const creditorRoutes: FastifyPluginAsyncTypebox<PagoPa> = async (app, { books }) => {
  app.post(
    GPD,
    { schema: { params: organization, body: NewPosition } },
    async ({ params, body }, reply) => {
      if (!addPosition(books, params.organization, body))
        return problem(reply, 409, 'The debt position already exists');
      const { paymentOption, ...rest } = showPosition(findPosition(books, params.organization, body.iupd)!); // prettier-ignore
      return reply.code(201).send({ ...rest, paymentOption });
    },
  );

  app.get(
    GPD,
    {
      schema: {
        params: organization,
        querystring: Type.Object({
          page: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
          limit: Type.Optional(Type.String({ pattern: '^\\d{1,2}$' })),
          payment_date_from: Day,
          payment_date_to: Day,
        }),
      },
    },
    async ({ params, query }) => {
      const { payment_date_from: from = '', payment_date_to: to = '9999' } = query;
      const paid = listPaid(books, params.organization).filter(
        ({ paid_at: at }) => at!.slice(0, 10) >= from && at!.slice(0, 10) <= to,
      );
      const [page, limit] = [Number(query.page ?? 0), Math.min(Number(query.limit ?? 10), PAGE)];
      const shown = paid.slice(page * limit, (page + 1) * limit);
      const total_pages = Math.ceil(paid.length / limit);
      return {
        payment_position_list: shown.map(showPosition),
        page_info: { page, limit, items_found: shown.length, total_pages },
      };
    },
  );

  app.get(`${GPD}/:iupd`, { schema: { params: position } }, async ({ params }, reply) => {
    const found = findPosition(books, params.organization, params.iupd);
    return found ? showPosition(found) : problem(reply, 404, 'No debt position');
  });

  app.delete(`${GPD}/:iupd`, { schema: { params: position } }, async ({ params }, reply) => {
    const found = findPosition(books, params.organization, params.iupd);
    if (!found) return problem(reply, 404, 'No debt position');
    if (!dropPosition(books, found)) return problem(reply, 409, 'The debt position is paid');
    return reply.header('content-type', 'application/json').send('"OK"');
  });

  app.get(
    `${RECEIPTS}/:iuv`,
    { schema: { params: Type.Object({ organization: Organization, iuv: Type.String() }) } },
    async ({ params }, reply) => {
      const paid = findByNumber(books, params.organization, `3${params.iuv}`);
      if (!paid?.receipt_from || paid.receipt_from > Date.now())
        return problem(reply, 404, 'No receipt');
      return reply.type('application/xml').send(receiptXml(paid));
    },
  );
};
