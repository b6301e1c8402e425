import {
  type Answer,
  catchUp,
  type Command,
  QUALIFICATION,
  type QualificationInput,
  qualificationWorkflowId,
  transition,
  whereIsIt,
} from '../workflows/qualification/messages.ts';
import {
  newQualification,
  type Qualification,
  type QualificationStart,
} from '../workflows/qualification/qualification.ts';
import { actsOf, unlessOver } from './acts.ts';
import { type EngineSettings, openEngine } from './engine.ts';

export interface QualificationAct {
  id: string;
  comuneId: string;
  command: Command;
}

/** Writes to qualifications: every act is an update of the qualification's workflow. */
export interface Qualifications {
  /** Starts it and makes the application, in one call; safe to repeat with the same ids. */
  apply(act: QualificationAct & { start: QualificationStart }): Promise<Answer>;
  /** @throws Refused, EngineUnavailable, UnknownPratica */
  transition(act: QualificationAct): Promise<Answer>;
  /** Makes sure that the engine has what the database has. @throws EngineUnavailable */
  confirm(recorded: { id: string; comuneId: string; version: number }): Promise<void>;
  close(): Promise<void>;
}

/** Connects on first use, so that a process can start while Temporal is away. */
export function connectQualifications(config: EngineSettings): Qualifications {
  const engine = openEngine(config);
  const { inTime, close } = engine;
  const workflowId = qualificationWorkflowId;
  const kind = { type: QUALIFICATION, workflowId, transition, catchUp, whereIsIt };
  const acts = actsOf<Qualification, Command, Answer>(engine, kind);

  return {
    apply: ({ id, comuneId, command, start }) =>
      inTime(() => {
        const input: QualificationInput = { qualification: newQualification(id, comuneId, start) };
        return acts.begin({ id, comuneId, command, input });
      }),
    transition: (act) => inTime(() => acts.move(act)),
    confirm: (recorded) => inTime(() => acts.confirm(recorded)).catch(unlessOver),
    close,
  };
}
