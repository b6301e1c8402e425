import type { Step } from '../workflows/pratica/messages.ts';
import { asSystem, type Db } from './connect.ts';

const AT_MOST = 300;

export interface FailedTry {
  attempts: number;
  error: unknown;
  /** ISO instant. */
  nextTryAt: string;
}

/**
 * Writes down, for the radar, that a step could not be recorded, why, and when it is tried again.
 * It counts until the pratica has reached the step's version, so nobody has to take it away.
 */
export async function noteFailingStep(
  db: Db,
  { id: stepId, kind, pratica }: Pick<Step, 'id' | 'kind' | 'pratica'>,
  { attempts, error, nextTryAt }: FailedTry,
): Promise<void> {
  const { id: praticaId, comuneId, version } = pratica;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  const now = { attempts, lastError: line.slice(0, AT_MOST), nextTryAt };
  await asSystem(db, comuneId, (trx) =>
    trx
      .insertInto('failingStep')
      .values({ praticaId, comuneId, stepId, kind, version, ...now })
      .onConflict((conflict) =>
        conflict.column('praticaId').doUpdateSet((row) => ({
          ...{ stepId, kind, version, ...now },
          since: row
            .case()
            .when('failingStep.stepId', '=', stepId)
            .then(row.ref('failingStep.since'))
            .else(row.ref('excluded.since'))
            .end(),
        })),
      )
      .execute(),
  );
}
