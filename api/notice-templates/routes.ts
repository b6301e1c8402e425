import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import { addTrial, countTrials } from '../../db/notice-trials.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { readTemplate, readTemplates } from './read-templates.ts';
import { KeyParams, NoticeTemplate, NoticeTemplates, Preview, Previewing, Trial, WriteVersion } from './schemas.ts'; // prettier-ignore
import { mustBeSound, mustBeTold, previewWords, writeVersion } from './write-version.ts';

const TRIALS_AN_HOUR = 20;

/** The words of notices: read by the office, tried and written anew by its administrators. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['notifications'];
  const publicUrl = app.config.PUBLIC_URL;

  app.get(
    '/notice-templates',
    {
      onRequest: only('admin', 'auditor'),
      schema: { operationId: 'listNoticeTemplates', tags, response: { 200: NoticeTemplates } },
    },
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => readTemplates(trx, actor)),
  );

  app.get(
    '/notice-templates/:key',
    {
      onRequest: only('admin', 'auditor'),
      schema: {
        operationId: 'getNoticeTemplate',
        tags,
        params: KeyParams,
        response: { 200: NoticeTemplate },
      },
    },
    ({ actor, params: { key } }) =>
      asActor(app.db, askingAs(actor), (trx) => readTemplate(trx, { ...actor, key })),
  );

  app.post(
    '/notice-templates/:key/preview',
    {
      onRequest: only('admin', 'auditor'),
      schema: {
        operationId: 'previewNotice',
        tags,
        params: KeyParams,
        body: Previewing,
        response: { 200: Preview },
      },
    },
    async (request) => {
      const { actor, params: { key }, body } = request; // prettier-ignore
      const { comuneId } = actor;
      const { faults, shown } = await asActor(app.db, askingAs(actor), (trx) =>
        previewWords(trx, { comuneId, key, publicUrl, ...body }),
      );
      const reader = languageOf(request.headers['accept-language']);
      return { shown, faults: faults.map(({ field, message }) => ({ field, message: message[reader] })) }; // prettier-ignore
    },
  );

  app.post(
    '/notice-templates/:key/versions',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'writeNoticeVersion',
        tags,
        params: KeyParams,
        headers: CommandHeaders,
        body: WriteVersion,
        response: { 201: NoticeTemplate },
      },
    },
    async ({ actor, headers, params: { key }, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const made = await app.onceAtATime(commandId, () =>
        asActor(app.db, askingAs(actor), async (trx) => {
          await writeVersion(trx, actor, { commandId, key, publicUrl, body });
          return readTemplate(trx, { ...actor, key });
        }),
      );
      return reply.code(201).send(made);
    },
  );

  app.post(
    '/notice-templates/:key/trials',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'tryNotice',
        tags,
        params: KeyParams,
        headers: CommandHeaders,
        body: Previewing,
        response: { 202: Trial },
      },
    },
    async ({ actor, headers, params: { key }, body }, reply) => {
      const { comuneId, id: personId, email } = actor;
      const id = nameUuid('notice-trial', commandIdOf(actor.id, headers));
      mustBeTold(key, body.language);
      if (!email) throw problem('not-possible-now', { detail: NO_ADDRESS });
      await asSystem(app.db, comuneId, async (trx) => {
        await mustBeSound(trx, { comuneId, key, publicUrl, ...body });
        if ((await countTrials(trx, { personId })) >= TRIALS_AN_HOUR) throw problem('too-many-requests', { retryAfter: 3600 }); // prettier-ignore
        await addTrial(trx, { id, comuneId, personId, key, ...body });
      });
      return reply.code(202).send({ sentTo: email });
    },
  );
};

const NO_ADDRESS = {
  it: 'Il tuo profilo non ha un indirizzo di posta.',
  en: 'Your profile has no mail address.',
};
