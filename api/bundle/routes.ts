import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readSigningKey } from '../../db/anchor-seal.ts';
import { asActor, asSystem } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { readCase } from '../../db/case.ts';
import { readCaseMessages } from '../../db/case-messages.ts';
import { askingAs } from '../actor.ts';
import { noteRead } from '../audit/note-read.ts';
import { IdParams } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { readerOf } from '../pratiche/views.ts';
import { problem } from '../problem.ts';
import { readCaseFiles } from './case-files.ts';
import { sealBundle } from './seal.ts';

const WHO_MAY = ['auditor', 'admin'];

/** The whole case of a pratica, sealed, for those who verify it elsewhere. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const key = readSigningKey(app.config.ANCHOR_KEY);

  app.get(
    '/pratiche/:id/bundle',
    {
      schema: {
        operationId: 'getBundle',
        tags: ['pratiche'],
        description: 'For auditors and administrators. Checked by `npm run verify -- --bundle`.',
        params: IdParams,
        response: {
          200: {
            description:
              'A zip of JSON parts, the case as a PDF in the language asked for, its documents, a manifest with the hash of each, and its signature',
            content: {
              'application/zip': {
                schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }),
              },
            },
          },
        },
      },
    },
    async ({ actor, params: { id }, headers }, reply) => {
      const pratica = await asActor(app.db, askingAs(actor), (trx) =>
        findPratica(trx, { id, reader: readerOf(actor) }),
      );
      if (!pratica) throw problem('not-found');
      if (!WHO_MAY.includes(actor.role)) throw problem('forbidden');
      const { comuneId } = actor;
      await asActor(app.db, askingAs(actor), (trx) =>
        noteRead(trx, actor, { praticaId: id, field: 'bundle' }),
      );
      // Who reads what was written is judged by the database: not every conversation is the office's.
      const messages = await asActor(app.db, askingAs(actor), (trx) =>
        readCaseMessages(trx, { praticaId: id }),
      );
      const found = await asSystem(app.db, comuneId, (trx) => readCase(trx, { praticaId: id }));
      const parts = { ...found!, ...messages };
      const { number } = pratica;
      const sealedAt = new Date().toISOString();
      const language = languageOf(headers['accept-language']);
      const documentFiles = await readCaseFiles(app.config.DOCUMENTS_FOLDER, parts, language);
      const about = { comuneId, praticaId: id, number, sealedAt };
      const bundle = sealBundle({ ...parts, documentFiles }, about, key);
      const name = `${number.replace(/[^\w-]+/g, '-')}.wemi.zip`;
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bundle));
    },
  );
};
