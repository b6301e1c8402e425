import { findAvviso } from '../../db/avvisi.ts';
import type { Trx } from '../../db/connect.ts';
import { findApplication } from '../../db/qualification-applications.ts';
import {
  findQualification,
  listAssessments,
  listIntegrations,
  listQualificationEvents,
  listQualificationTasks,
  type QualificationRow,
} from '../../db/qualifications.ts';
import { isFavourable, type Qualification } from '../../workflows/qualification/qualification.ts';
import { QUALIFICATION_TABLE } from '../../workflows/qualification/table.ts';
import {
  type Transition,
  TRANSITION_NAMES,
  type TransitionName,
  TRANSITIONS,
} from '../../workflows/qualification/transitions.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { readDocuments } from './read-documents.ts';

export function cardOf(row: QualificationRow) {
  const { avvisoId, titleIt, titleEn, enteId, enteName, ...rest } = row;
  return {
    ...rest,
    avviso: { id: avvisoId, titleIt, titleEn },
    ente: { id: enteId, name: enteName },
  };
}

/**
 * One that is the asker's to act on: who is listed is everybody's to know, nothing else of it is.
 * @throws not-found
 */
export async function findOwn(trx: Trx, actor: Actor, id: string): Promise<QualificationRow> {
  const row = await findQualification(trx, { id });
  const isTheirs = actor.role === 'ente' ? row?.enteId === actor.enteId : true;
  if (!row || !isTheirs) throw problem('not-found');
  return row;
}

/** All of a qualification that the asker may see. @throws not-found */
export async function readQualification(trx: Trx, actor: Actor, id: string) {
  const row = await findOwn(trx, actor, id);
  const application = await findApplication(trx, { id });
  const { requirements, terms } = (await findAvviso(trx, { id: row.avvisoId }))!;
  const documents = await readDocuments(trx, id);
  const assessments = await listAssessments(trx, { id });
  const given = { terms, assessments: Object.fromEntries(assessments.entries()) } as Given;
  return {
    ...cardOf(row),
    content: application?.content ?? {},
    requirements,
    asksForPoints: terms.pointsAtLeast !== null,
    documents: documents.ofEach,
    integrations: (await listIntegrations(trx, { id })).map(({ answer, ...asked }) => ({
      ...asked,
      answer: answer && documents.answered(answer, asked.closedAt),
    })),
    assessments,
    assessmentsWanted: terms.assessments,
    tasks: await listQualificationTasks(trx, { id }),
    timeline: await listQualificationEvents(trx, { id }),
    allowed: TRANSITION_NAMES.filter(
      (name) =>
        QUALIFICATION_TABLE.refusedByTable(name, row, actor.role) === undefined &&
        !isOutOfReach(name, row, given),
    ),
  };
}

type Given = Pick<Qualification, 'assessments' | 'terms'>;

/** An answer where nothing was asked, a decision too early: its guard would refuse it, so nobody is offered it. */
function isOutOfReach(name: TransitionName, row: QualificationRow, given: Given): boolean {
  const { guards = [] }: Transition = TRANSITIONS[name];
  const lacks = Object.keys(given.assessments).length < given.terms.assessments;
  return (
    (guards.includes('integrationIsOpen') && row.openIntegrations === 0) ||
    (guards.includes('nothingIsAsked') && row.openIntegrations > 0) ||
    (guards.includes('renewalIsAsked') && row.renewal !== 'asked') ||
    (guards.includes('assessmentsAreIn') && lacks) ||
    (guards.includes('assessmentsAreGood') && !isFavourable(given))
  );
}
