import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import type { QualificationRow } from '../../db/qualifications.ts';
import { listIntegrations } from '../../db/qualifications.ts';
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
import type { QualificationCommand } from './schemas.ts';
import { answeredBefore, noteCommand, type Sending, sendQualification } from './send.ts';
import { findOwn } from './views.ts';

type Body = Static<typeof QualificationCommand>;

const WORDS = {
  items: { it: 'Scrivi che cosa chiedi.', en: 'Write what you ask for.' },
  answers: { it: 'Rispondi a ogni richiesta.', en: 'Answer each request.' },
  integrationId: { it: 'Di’ di quale richiesta parli.', en: 'Say which request you mean.' },
  requirementId: { it: 'Di’ quale documento cambi.', en: 'Say which document you change.' },
  reference: { it: 'Scrivi numero e data del documento.', en: 'Write number and date of the document.' },
  expiresOn: { it: 'Scrivi fino a quando vale.', en: 'Write until when it holds.' },
} as const satisfies Record<string, Text>; // prettier-ignore

/**
 * Any move of a qualification but the application that begins it: checked as far as the rows tell,
 * decided by the workflow, answered once it is recorded.
 * @throws not-found, the table's refusals, reason-required, stale-version, invalid
 */
export async function moveQualification(
  app: FastifyInstance,
  actor: Actor,
  { id, commandId, body }: { id: string; commandId: string; body: Body },
) {
  const request = { id, ...body };
  const before = await answeredBefore(app, actor, { id: commandId, request });
  if (before) return before;
  const sending = await asActor(app.db, askingAs(actor), async (trx): Promise<Sending> => {
    const row = await findOwn(trx, actor, id);
    mustAllow(row, actor, body);
    const transition = body.transition as TransitionName;
    const { expectedVersion, reason = null, items = [], reference } = body;
    const facts = await factsOf(trx, row, body);
    const command = { id: commandId, transition, actor: actorOf(actor), expectedVersion, facts };
    const payload = payloadOf(transition, items, reference);
    const sent = { qualificationId: id, command, said: { request, payload, reason } };
    await noteCommand(trx, actor, sent);
    return sent;
  });
  return sendQualification(app, actor, sending);
}

export function actorOf({ id, role, enteId }: Actor): WorkflowActor {
  return { id, role, ...(role === 'ente' && enteId ? { enteId } : {}) };
}

function mustAllow(row: QualificationRow, { role }: Actor, body: Body): void {
  const refusal = QUALIFICATION_TABLE.refusedByTable(body.transition, row, role);
  if (refusal) throw problem(refusal);
  if (body.expectedVersion !== row.version) throw problem('stale-version');
  const { reason }: Transition = TRANSITIONS[body.transition as TransitionName];
  if (reason && !body.reason) throw problem('reason-required');
}

function payloadOf(transition: TransitionName, items: string[], reference?: string): object {
  if (transition === 'requestIntegration') return { items: items.map((label) => ({ label })) };
  return { ...(items.length > 0 ? { items } : {}), ...(reference ? { reference } : {}) };
}

async function factsOf(trx: Trx, { id }: QualificationRow, body: Body): Promise<Facts> {
  const { points, isFavourable, expiresOn } = body;
  switch (body.transition as TransitionName) {
    case 'assess': {
      const given = { ...(points === undefined ? {} : { points }), ...(isFavourable === undefined ? {} : { isFavourable }) }; // prettier-ignore
      return { assessment: given };
    }
    case 'requestIntegration':
      needs(body, 'items', WORDS.items);
      return {};
    case 'provideIntegration': {
      const integrationId = needs(body, 'integrationId', WORDS.integrationId);
      const asked = (await listIntegrations(trx, { id })).find((one) => one.id === integrationId);
      if (asked && asked.items.length !== body.items?.length)
        throw invalid('/items', WORDS.answers);
      return { integrationId };
    }
    case 'withdrawIntegration':
      return { integrationId: needs(body, 'integrationId', WORDS.integrationId) };
    case 'updateDocument': {
      needs(body, 'reference', WORDS.reference);
      needs(body, 'expiresOn', WORDS.expiresOn);
      const documentId = needs(body, 'requirementId', WORDS.requirementId);
      return { documentId, expiresOn: expiresOn! };
    }
    default:
      return {};
  }
}

function needs<Name extends keyof Body>(
  body: Body,
  name: Name,
  message: Text,
): NonNullable<Body[Name]> {
  const value = body[name];
  if (value === undefined) throw invalid(`/${name}`, message);
  return value as NonNullable<Body[Name]>;
}
