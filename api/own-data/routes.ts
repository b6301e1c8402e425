import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { readOwnData } from '../../db/own-data.ts';
import { type Actor, askingAs } from '../actor.ts';
import { closedQuery } from '../closed-query.ts';
import { languageOf } from '../language.ts';
import { only } from '../plugins/auth.ts';
import { pdfAnswer, sendPdf } from '../receipts/document-routes.ts';
import { writeOwnData } from './own-data-pdf.ts';

const NAME = 'wemi-miei-dati';

/** Rows of names and values; what is not there is null. */
const OwnData = Type.Object({
  /** ISO instant at which it was read. */
  at: Type.String(),
  parts: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown()))),
});

/** All that WeMi keeps of the citizen who asks (GDPR, articles 15 and 20). One's own only. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const onRequest = only('citizen');
  const schema = { tags: ['me'], querystring: closedQuery({}) };
  const read = (actor: Actor) =>
    asActor(app.db, askingAs(actor), (trx) => readOwnData(trx, { personId: actor.id }));

  app.get(
    '/me/data',
    { onRequest, schema: { ...schema, operationId: 'getMyData', response: { 200: OwnData } } },
    async ({ actor }, reply) => {
      const parts = await read(actor);
      return reply
        .header('content-disposition', `attachment; filename="${NAME}.json"`)
        .header('cache-control', 'no-store')
        .send({ at: new Date().toISOString(), parts });
    },
  );

  app.get(
    '/me/data.pdf',
    {
      onRequest,
      schema: {
        ...schema,
        operationId: 'getMyDataPdf',
        description: 'The same as a document, in the language asked for.',
        response: pdfAnswer,
      },
    },
    async ({ actor, headers }, reply) => {
      const language = languageOf(headers['accept-language']);
      const bytes = await writeOwnData(await read(actor), language, new Date().toISOString());
      return sendPdf(reply, bytes, NAME);
    },
  );
};
