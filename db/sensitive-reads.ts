import type { Trx } from './connect.ts';

export interface SensitiveRead {
  comuneId: string;
  praticaId: string;
  personId: string;
  role: string;
  /** What was read, such as `document/<id>`; never what it says. */
  field: string;
}

/** Writes down who read what of a citizen; the reading itself waits for it. */
export async function addSensitiveRead(trx: Trx, read: SensitiveRead): Promise<void> {
  await trx.insertInto('sensitiveRead').values(read).execute();
}
