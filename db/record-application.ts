import type { Step } from '../workflows/qualification/messages.ts';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import { projectionOf } from './qualification-projection.ts';

/** What was said with a command and does not travel through the workflow. */
export interface QualificationSaid {
  payload: Record<string, unknown>;
  reason: string | null;
}

/** What is answered to one thing that an avviso asks for. */
export interface AnsweredRequirement {
  requirementId: string;
  /** Number, date or place of a document; what one declares. */
  reference: string;
  expiresOn?: string;
  /** Of a document: its ente's file (db/qualification-files.ts). */
  fileId?: string;
}

/** An application as its ente wrote it; whole when it is sent (api/qualifications). */
export interface ApplicationContent {
  serviceTypeIds?: string[];
  municipi?: number[];
  answers?: AnsweredRequirement[];
}

/** The draft becomes a qualification of its own. */
export async function writeApplied(trx: Trx, step: Step): Promise<void> {
  const { qualification, at } = step;
  const { id, comuneId, avvisoId, enteId } = qualification;
  const { content } = await trx
    .updateTable('qualificationApplication')
    .set({ sentAt: at })
    .where('id', '=', id)
    .returning('content')
    .executeTakeFirstOrThrow();
  const { serviceTypeIds = [], municipi = [], answers = [] } = content as ApplicationContent;
  await trx
    .insertInto('qualification')
    .values({
      ...{ id, comuneId, avvisoId, enteId, serviceTypeIds, municipi, appliedAt: at },
      ...projectionOf(step),
    })
    .execute();
  await writeDocuments(trx, step, { of: id, answers });
}

/** The rows of a step that lie beside the projection. */
export async function writeBeside(trx: Trx, step: Step, said: QualificationSaid): Promise<void> {
  if (step.kind === 'assess') await writeAssessment(trx, step, said);
  if (step.kind === 'requestIntegration') await writeRequest(trx, step, said);
  if (step.kind === 'updateDocument') await writeRenewed(trx, step, said);
  if (step.kind === 'provideIntegration') {
    const answers = (said.payload['documents'] ?? []) as AnsweredRequirement[];
    await writeDocuments(trx, step, { of: step.id, answers });
  }
  for (const { id, as } of step.integrationsClosed) {
    const answer = as === 'answered' ? JSON.stringify(said.payload) : null;
    await trx
      .updateTable('qualificationIntegration')
      .set({ status: as, closedAt: step.at, answer })
      .where('id', '=', id)
      .execute();
  }
}

function writeAssessment(trx: Trx, step: Step, { reason }: QualificationSaid) {
  const { id, qualification, actor, facts, at } = step;
  const { points = null, isFavourable = null } = facts.assessment!;
  const { id: qualificationId, comuneId } = qualification;
  return trx
    .insertInto('qualificationAssessment')
    .values({
      ...{ id, comuneId, qualificationId, assessorId: actor.id!, at },
      ...{ points, isFavourable, reason: reason ?? '' },
    })
    .execute();
}

function writeRequest(trx: Trx, step: Step, { payload, reason }: QualificationSaid) {
  const { id, qualification, actor, at } = step;
  const { id: qualificationId, comuneId, enteId, integrations } = qualification;
  const { dueAt } = integrations.find((asked) => asked.id === id)!;
  return trx
    .insertInto('qualificationIntegration')
    .values({
      ...{ id, comuneId, qualificationId, enteId, reason: reason ?? '' },
      ...{ items: JSON.stringify(payload['items'] ?? []), askedBy: actor.id!, askedAt: at, dueAt },
    })
    .execute();
}

function writeRenewed(trx: Trx, step: Step, { payload }: QualificationSaid) {
  const { documentId: requirementId, expiresOn } = step.facts;
  const { reference = '', fileId } = payload as { reference?: string; fileId?: string };
  const renewed = { requirementId: requirementId!, reference, expiresOn: expiresOn! };
  const answers = [{ ...renewed, ...(fileId ? { fileId } : {}) }];
  return writeDocuments(trx, step, { of: step.id, answers });
}

/** Each takes the place of the one that its requirement had; that one stays. */
async function writeDocuments(
  trx: Trx,
  { qualification, actor, at }: Step,
  { of, answers }: { of: string; answers: readonly AnsweredRequirement[] },
): Promise<void> {
  const { id: qualificationId, comuneId, enteId } = qualification;
  const documents = answers.map((answer) => {
    const { requirementId, reference, expiresOn = null, fileId = null } = answer;
    return {
      id: nameUuid('qualification-document', of, requirementId),
      ...{ comuneId, qualificationId, enteId, requirementId, reference, expiresOn, fileId },
      ...{ declaredBy: actor.id!, declaredAt: at },
    };
  });
  if (documents.length > 0) {
    await trx.insertInto('qualificationDocument').values(documents).execute();
  }
}
