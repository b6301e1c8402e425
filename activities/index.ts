import type { Db } from '../db/connect.ts';
import { type QualificationActsAsked, readQualificationActs } from '../db/qualification-acts.ts';
import { recordQualification } from '../db/record-qualification.ts';
import { readActs, type ActsAsked } from '../db/recorded-acts.ts';
import type { Answer, RecordedAct, Step } from '../workflows/pratica/messages.ts';
import type * as Qualifying from '../workflows/qualification/messages.ts';
import { recordPatiently } from './record-patiently.ts';

export interface Activities {
  /**
   * Writes one step of a pratica, whole or not at all; the same step twice is one effect.
   * @returns acts that were recorded in the step's place, or the answer that its command was given
   *   earlier than that; nothing is written then. None when the step is recorded.
   */
  record(step: Step): Promise<RecordedAct[] | Answer>;
  /** The acts recorded of a pratica from a version on, in their order. */
  readActs(asked: ActsAsked): Promise<RecordedAct[]>;
  /** The same as `record`, for a step of a qualification. */
  recordQualification(step: Qualifying.Step): Promise<Qualifying.RecordedAct[] | Qualifying.Answer>;
  readQualificationActs(asked: QualificationActsAsked): Promise<Qualifying.RecordedAct[]>;
}

/** What workflows may ask of the world. Safe to run again after any crash. */
export function createActivities({ db }: { db: Db }): Activities {
  return {
    record: (step) => recordPatiently(db, step),
    readActs: (asked) => readActs(db, asked),
    recordQualification: (step) => recordQualification(db, step),
    readQualificationActs: (asked) => readQualificationActs(db, asked),
  };
}
