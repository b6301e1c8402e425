import type { Db } from '../db/connect.ts';
import { recordStep } from '../db/record.ts';
import type { Step } from '../workflows/pratica/messages.ts';

export interface Activities {
  /** Writes one step of a pratica, whole or not at all; the same step twice is one effect. */
  record(step: Step): Promise<void>;
}

/** What workflows may ask of the world. Safe to run again after any crash. */
export function createActivities({ db }: { db: Db }): Activities {
  return {
    record: (step) => recordStep(db, step),
  };
}
