import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { addConsentAct, findConsentAct, listConsentActs } from '../../db/consents.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { readConsents, wordsOf } from './read-consents.ts';
import { Consents, ConsentSaid } from './schemas.ts';

type Said = Static<typeof ConsentSaid>;

/**
 * What a citizen has read and agreed to (docs/adr/0057). One's own only, whatever mandate one holds:
 * nobody agrees for another.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['me'];
  const onRequest = only('citizen');

  app.get(
    '/me/consents',
    { onRequest, schema: { operationId: 'listMyConsents', tags, response: { 200: Consents } } },
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => readConsents(trx, actor)),
  );

  app.post(
    '/me/consents',
    {
      onRequest,
      schema: {
        operationId: 'sayConsent',
        tags,
        headers: CommandHeaders,
        body: ConsentSaid,
        response: { 201: Consents },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const answer = await asActor(app.db, askingAs(actor), async (trx) => {
        const known = await findConsentAct(trx, { id });
        if (known && !isSame(known, body)) throw problem('idempotency-key-reused');
        if (!known) await say(trx, actor, { id, said: body });
        return readConsents(trx, actor);
      });
      return reply.code(201).send(answer);
    },
  );
};

async function say(trx: Trx, actor: Actor, { id, said }: { id: string; said: Said }) {
  const { comuneId, id: personId } = actor;
  if (said.isGiven) await mustBeRead(trx, actor, said);
  else await mustBeGiven(trx, personId, said);
  await addConsentAct(trx, { id, comuneId, personId, ...said });
}

/** Nobody agrees to words that are not there any more, or to what would have no effect. */
async function mustBeRead(trx: Trx, actor: Actor, { kind, version }: Said): Promise<void> {
  const words = await wordsOf(trx, { comuneId: actor.comuneId, kind });
  if (words?.version !== version) throw invalid('/version', OTHER_WORDS);
  if (kind === 'privacy') return;
  const { items } = await readConsents(trx, actor);
  if (items.every((item) => item.kind !== kind)) throw invalid('/kind', NO_PHONE);
}

async function mustBeGiven(trx: Trx, personId: string, { kind, version }: Said): Promise<void> {
  const acts = await listConsentActs(trx, { personId });
  const latest = acts.find((act) => act.kind === kind);
  const isTakenBack = kind !== 'privacy' && latest?.isGiven && latest.version === version;
  if (!isTakenBack) throw invalid('/isGiven', NOT_GIVEN);
}

function isSame(known: Said, said: Said): boolean {
  return known.kind === said.kind && known.isGiven === said.isGiven && known.version === said.version; // prettier-ignore
}

const OTHER_WORDS = {
  it: 'Le parole sono cambiate mentre leggevi: rileggile, poi decidi.',
  en: 'The words changed while you were reading: read them again, then decide.',
};
const NO_PHONE = {
  it: 'Prima conferma un cellulare nei tuoi recapiti.',
  en: 'First confirm a mobile among your contacts.',
};
const NOT_GIVEN = {
  it: 'Non c’è un consenso da ritirare.',
  en: 'There is no consent to take back.',
};
