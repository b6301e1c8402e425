import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { readContents, readHistory } from './read-content.ts';
import { renderMarkdown } from './render-markdown.ts';
import { ContentHistory, ContentParams, ContentPreview, OfficeContents, PreviewContent, WriteContent } from './schemas.ts'; // prettier-ignore
import { writeContent } from './write-content.ts';

/** Contents as administrators write them, in versions; auditors read what they ever said. */
export const officeContent: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['content'];
  const office = only('admin', 'auditor');

  app.get(
    '/office/content',
    {
      onRequest: office,
      schema: { operationId: 'listOfficeContent', tags, response: { 200: OfficeContents } },
    },
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => readContents(trx, actor)),
  );

  app.get(
    '/office/content/:kind/:slug',
    {
      onRequest: office,
      schema: {
        operationId: 'getContentHistory',
        tags,
        params: ContentParams,
        response: { 200: ContentHistory },
      },
    },
    ({ actor, params }) =>
      asActor(app.db, askingAs(actor), (trx) =>
        readHistory(trx, { comuneId: actor.comuneId, ...params }),
      ),
  );

  app.post(
    '/office/content/:kind/:slug/versions',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'writeContent',
        tags,
        params: ContentParams,
        headers: CommandHeaders,
        body: WriteContent,
        response: { 201: ContentHistory },
      },
    },
    async ({ actor, headers, params, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const written = await asActor(app.db, askingAs(actor), async (trx) => {
        await writeContent(trx, actor, { commandId, ...params, body });
        return readHistory(trx, { comuneId: actor.comuneId, ...params });
      });
      return reply.code(201).send(written);
    },
  );

  app.post(
    '/office/content/preview',
    {
      onRequest: office,
      schema: {
        operationId: 'previewContent',
        tags,
        body: PreviewContent,
        response: { 200: ContentPreview },
      },
    },
    async ({ body: { text } }) => ({ html: renderMarkdown(text) }),
  );
};
