import type { FastifyInstance } from 'fastify';
import { asActor } from '../../db/connect.ts';
import type { QualificationRow } from '../../db/qualifications.ts';
import type { Trx } from '../../db/connect.ts';
import type { Actor as WorkflowActor, Facts } from '../../workflows/qualification/messages.ts';
import { QUALIFICATION_TABLE } from '../../workflows/qualification/table.ts';
import {
  type Transition,
  type TransitionName,
  TRANSITIONS,
} from '../../workflows/qualification/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { invalid, problem, type Text } from '../problem.ts';
import { answeredDocuments, askedItems } from './asked-documents.ts';
import { mustBeThere } from './check-files.ts';
import type { MoveBody } from './schemas.ts';
import { answeredBefore, noteCommand, type Sending, sendQualification } from './send.ts';
import { findOwn } from './views.ts';

const WORDS = {
  integrationId: { it: 'Di’ di quale richiesta parli.', en: 'Say which request you mean.' },
  requirementId: { it: 'Di’ quale documento cambi.', en: 'Say which document you change.' },
  reference: { it: 'Scrivi numero e data del documento.', en: 'Write number and date of the document.' },
  expiresOn: { it: 'Scrivi fino a quando vale.', en: 'Write until when it holds.' },
  fileId: { it: 'Allega il file del documento.', en: 'Attach the file of the document.' },
} as const satisfies Record<string, Text>; // prettier-ignore

/**
 * Any move of a qualification but the application that begins it: checked as far as the rows tell,
 * decided by the workflow, answered once it is recorded.
 * @throws not-found, the table's refusals, reason-required, stale-version, invalid
 */
export async function moveQualification(
  app: FastifyInstance,
  actor: Actor,
  { id, commandId, body }: { id: string; commandId: string; body: MoveBody },
) {
  const request = { id, ...body };
  const before = await answeredBefore(app, actor, { id: commandId, request });
  if (before) return before;
  const sending = await asActor(app.db, askingAs(actor), async (trx): Promise<Sending> => {
    const row = await findOwn(trx, actor, id);
    mustAllow(row, actor, body);
    const transition = body.transition as TransitionName;
    const { expectedVersion, reason = null } = body;
    const facts = await factsOf(trx, row, body);
    const command = { id: commandId, transition, actor: actorOf(actor), expectedVersion, facts };
    const payload = await payloadOf(trx, row, body);
    const sent = { qualificationId: id, command, said: { request, payload, reason } };
    await noteCommand(trx, actor, sent);
    return sent;
  });
  return sendQualification(app, actor, sending);
}

export function actorOf({ id, role, enteId }: Actor): WorkflowActor {
  return { id, role, ...(role === 'ente' && enteId ? { enteId } : {}) };
}

function mustAllow(row: QualificationRow, { role }: Actor, body: MoveBody): void {
  const refusal = QUALIFICATION_TABLE.refusedByTable(body.transition, row, role);
  if (refusal) throw problem(refusal);
  if (body.expectedVersion !== row.version) throw problem('stale-version');
  const { reason }: Transition = TRANSITIONS[body.transition as TransitionName];
  if (reason && !body.reason) throw problem('reason-required');
}

/** What does not travel through the workflow. */
async function payloadOf(trx: Trx, row: QualificationRow, body: MoveBody): Promise<object> {
  const { items, documents, reference, fileId } = body;
  switch (body.transition as TransitionName) {
    case 'requestIntegration':
      return { items: await askedItems(trx, row, body) };
    case 'provideIntegration':
      return { ...(items ? { items } : {}), ...(documents ? { documents } : {}) };
    case 'updateDocument':
      return { reference, fileId };
    default:
      return {};
  }
}

async function factsOf(trx: Trx, row: QualificationRow, body: MoveBody): Promise<Facts> {
  const { points, isFavourable, expiresOn } = body;
  switch (body.transition as TransitionName) {
    case 'assess': {
      const given = { ...(points === undefined ? {} : { points }), ...(isFavourable === undefined ? {} : { isFavourable }) }; // prettier-ignore
      return { assessment: given };
    }
    case 'provideIntegration': {
      const integrationId = needs(body, 'integrationId', WORDS.integrationId);
      return { integrationId, ...(await answeredDocuments(trx, row, body)) };
    }
    case 'withdrawIntegration':
      return { integrationId: needs(body, 'integrationId', WORDS.integrationId) };
    case 'updateDocument': {
      needs(body, 'reference', WORDS.reference);
      needs(body, 'expiresOn', WORDS.expiresOn);
      const documentId = needs(body, 'requirementId', WORDS.requirementId);
      const fileId = needs(body, 'fileId', WORDS.fileId);
      await mustBeThere(trx, [{ pointer: '/fileId', fileId }]);
      return { documentId, expiresOn: expiresOn! };
    }
    default:
      return {};
  }
}

function needs<Name extends keyof MoveBody>(
  body: MoveBody,
  name: Name,
  message: Text,
): NonNullable<MoveBody[Name]> {
  const value = body[name];
  if (value === undefined) throw invalid(`/${name}`, message);
  return value as NonNullable<MoveBody[Name]>;
}
