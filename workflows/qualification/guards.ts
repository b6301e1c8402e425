import { dayOf } from '../pratica/terms.ts';
import { isNearItsEnd } from './deadlines.ts';
import type { Command } from './messages.ts';
import {
  INTEGRATIONS_AT_MOST,
  isFavourable,
  POINTS_AT_MOST,
  type Qualification,
} from './qualification.ts';
import { QUALIFICATION_TABLE } from './table.ts';
import { type Guard, type Refusal, type Transition, TRANSITIONS } from './transitions.ts';

/**
 * Why a qualification refuses a command now, or `undefined` when it may go ahead: the table first,
 * then whose it is, then the version the actor saw, then what the row asks for.
 */
export function qualificationRefusal(
  at: Qualification,
  command: Command,
  now: string,
): Refusal | undefined {
  const { actor, expectedVersion } = command;
  const byTable = QUALIFICATION_TABLE.refusedByTable(command.transition, at, actor.role);
  if (byTable) return byTable;
  if (actor.role === 'ente' && actor.enteId !== at.enteId) return 'ente-not-applicant';
  if (expectedVersion !== undefined && expectedVersion !== at.version) return 'stale-version';
  const { guards = [] }: Transition = TRANSITIONS[command.transition];
  for (const guard of guards) {
    const refusal = GUARDS[guard](at, command, now);
    if (refusal) return refusal;
  }
  return undefined;
}

type Check = (at: Qualification, command: Command, now: string) => Refusal | undefined;

const GUARDS: Record<Guard, Check> = {
  integrationMayBeAsked: ({ integrations }) =>
    integrations.length < INTEGRATIONS_AT_MOST ? undefined : 'integration-too-many',
  integrationIsOpen: ({ integrations }, { facts: { integrationId } }) =>
    integrations.some(({ id }) => id === integrationId) ? undefined : 'integration-not-open',
  nothingIsAsked: ({ integrations }) =>
    integrations.length > 0 ? 'integration-pending' : undefined,
  assessmentFits: ({ terms }, { facts: { assessment = {} } }) => {
    const { points, isFavourable } = assessment;
    const fits =
      terms.pointsAtLeast === null
        ? isFavourable !== undefined && points === undefined
        : isFavourable === undefined && isPoints(points);
    return fits ? undefined : 'assessment-unfit';
  },
  assessmentsAreIn: ({ assessments, terms }) =>
    Object.keys(assessments).length >= terms.assessments ? undefined : 'assessments-missing',
  assessmentsAreGood: (at) => (isFavourable(at) ? undefined : 'assessments-unfavourable'),
  documentIsNewer: ({ documents }, { facts: { documentId, expiresOn = '' } }, now) => {
    const held = documents.find(({ id }) => id === documentId);
    return held && expiresOn > held.expiresOn && expiresOn >= dayOf(now)
      ? undefined
      : 'document-not-newer';
  },
  renewalIsNear: (at, _command, now) => {
    if (at.renewal === 'asked') return 'renewal-asked';
    return isNearItsEnd(at, now) ? undefined : 'renewal-too-early';
  },
  renewalIsAsked: ({ renewal }) => (renewal === 'asked' ? undefined : 'no-renewal-asked'),
};

function isPoints(points: number | undefined): boolean {
  return Number.isInteger(points) && points! >= 0 && points! <= POINTS_AT_MOST;
}
