import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { type Avviso, findAvviso } from '../../db/avvisi.ts';
import { findComune } from '../../db/catalogue.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import {
  dropDraft,
  findApplication,
  findDraft,
  keepDraft,
} from '../../db/qualification-applications.ts';
import { listQualificationFiles } from '../../db/qualification-files.ts';
import { findOpenQualification } from '../../db/qualifications.ts';
import type { Held } from '../../workflows/qualification/qualification.ts';
import { type Actor, askingAs } from '../actor.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';
import { problem } from '../problem.ts';
import { checkFiles, mustBeThere } from './check-files.ts';
import { filesNamed, missingIn } from './completeness.ts';
import { fileView } from './file-schemas.ts';
import { actorOf } from './move.ts';
import type { ApplicationBody, KeepDraft } from './schemas.ts';
import { answeredBefore, noteCommand, type Sending, sendQualification } from './send.ts';

type Content = Static<typeof ApplicationBody>;

/** The draft of the asking ente to an avviso; an empty one that is not kept yet. @throws not-found */
export async function readDraft(trx: Trx, { enteId = '' }: Actor, avvisoId: string) {
  const avviso = await findAvviso(trx, { id: avvisoId });
  if (!avviso) throw problem('not-found');
  const draft = await findDraft(trx, { avvisoId, enteId });
  const content = (draft?.content ?? {}) as Content;
  const named = filesNamed(content);
  const gone = await checkFiles(trx, named);
  const files = await listQualificationFiles(trx, { ids: named.map(({ fileId }) => fileId) });
  return {
    id: draft?.id ?? nameUuid('qualification-draft', avvisoId, enteId),
    version: draft?.version ?? 0,
    content,
    missing: [...missingIn(content, avviso), ...gone].map(({ pointer }) => pointer),
    files: files.map(fileView),
    updatedAt: draft?.updatedAt ?? null,
  };
}

/** @throws not-found, avviso-not-open, qualification-known, stale-version, invalid for another's file */
export async function writeDraft(
  trx: Trx,
  actor: Actor,
  { avvisoId, body }: { avvisoId: string; body: Static<typeof KeepDraft> },
) {
  const { comuneId, enteId = '', id: updatedBy } = actor;
  mustBeOpen(await findAvviso(trx, { id: avvisoId }));
  if (await findOpenQualification(trx, { avvisoId, enteId })) throw problem('qualification-known');
  const known = await findDraft(trx, { avvisoId, enteId });
  const id = known?.id ?? (await freshId(trx, avvisoId, enteId));
  const draft = { id, comuneId, avvisoId, enteId, content: body.content, updatedBy };
  if ((known?.version ?? 0) !== body.expectedVersion) throw problem('stale-version');
  await mustBeThere(trx, filesNamed(body.content));
  if (!(await keepDraft(trx, draft, body.expectedVersion))) throw problem('stale-version');
  return readDraft(trx, actor, avvisoId);
}

/** Nothing is kept of a draft that is thrown away. */
export async function throwAway(trx: Trx, { enteId = '' }: Actor, avvisoId: string): Promise<void> {
  const draft = await findDraft(trx, { avvisoId, enteId });
  if (!draft) throw problem('not-found');
  await dropDraft(trx, { id: draft.id });
}

/**
 * Sends a draft: from then on it is a qualification. The draft's id is the qualification's.
 * @throws not-found, avviso-not-open, invalid with a field for each thing that is missing
 */
export async function apply(
  app: FastifyInstance,
  actor: Actor,
  { avvisoId, commandId }: { avvisoId: string; commandId: string },
) {
  const request = { avvisoId, transition: 'apply' };
  const before = await answeredBefore(app, actor, { id: commandId, request });
  if (before) return before;
  const sending = await asActor(app.db, askingAs(actor), async (trx): Promise<Sending> => {
    const { enteId = '', comuneId } = actor;
    const avviso = await findAvviso(trx, { id: avvisoId });
    mustBeOpen(avviso);
    const draft = await findDraft(trx, { avvisoId, enteId });
    if (!draft) {
      const isSent = await findOpenQualification(trx, { avvisoId, enteId });
      throw problem(isSent ? 'qualification-known' : 'not-found');
    }
    const content = draft.content as Content;
    const named = filesNamed(content);
    const errors = [...missingIn(content, avviso), ...(await checkFiles(trx, named))];
    if (errors.length > 0) throw problem('invalid', { errors });
    const command = {
      id: commandId,
      transition: 'apply' as const,
      actor: actorOf(actor),
      facts: {},
    };
    const holidays = await holidaysAhead(trx, comuneId);
    const documents = documentsOf(content, avviso);
    const sent = {
      qualificationId: draft.id,
      command,
      // Nobody takes away what is on its way.
      said: { request, payload: { fileIds: named.map(({ fileId }) => fileId) }, reason: null },
      start: { avvisoId, enteId, terms: avviso.terms, holidays, documents },
    };
    await noteCommand(trx, actor, sent);
    return sent;
  });
  return sendQualification(app, actor, sending);
}

function mustBeOpen(avviso: Avviso | undefined): asserts avviso is Avviso {
  if (!avviso) throw problem('not-found');
  const now = new Date().toISOString();
  const { publishedAt, withdrawnAt, opensAt, closesAt } = avviso;
  const isOpen = publishedAt !== null && withdrawnAt === null && opensAt <= now && now < closesAt;
  if (!isOpen) throw problem('avviso-not-open');
}

/** After a refusal an ente may apply again to the same avviso: then the id is another one. */
async function freshId(trx: Trx, avvisoId: string, enteId: string): Promise<string> {
  for (let n = 0; ; n += 1) {
    const id = nameUuid('qualification-draft', avvisoId, enteId, ...(n > 0 ? [String(n)] : []));
    if (!(await findApplication(trx, { id }))) return id;
  }
}

function documentsOf({ answers = [] }: Content, { requirements }: Avviso): Held[] {
  const expiring = requirements.filter(({ expires }) => expires).map(({ id }) => id);
  return answers.flatMap(({ requirementId: id, expiresOn }) =>
    expiresOn && expiring.includes(id) ? [{ id, expiresOn }] : [],
  );
}

async function holidaysAhead(trx: Trx, comuneId: string): Promise<string[]> {
  const comune = await findComune(trx, { comuneId });
  return comune ? holidaysOf(comune.patron, new Date().getFullYear(), HOLIDAY_YEARS) : [];
}
