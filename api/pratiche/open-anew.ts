import type { Trx } from '../../db/connect.ts';
import { listReopenedAs } from '../../db/reopenings.ts';
import { problem } from '../problem.ts';

/**
 * A pratica is opened anew once at a time: while the new one goes on, one goes on there.
 * @throws reopened-already, naming the number of the pratica that is open
 * @returns how often it was opened anew before
 */
export async function mustNotBeReopened(trx: Trx, args: { praticaId: string }): Promise<number> {
  const anew = await listReopenedAs(trx, args);
  const open = anew.find(({ closed }) => !closed);
  if (!open) return anew.length;
  const { number } = open;
  const detail = { it: `La pratica nuova è la ${number}.`, en: `The new pratica is ${number}.` };
  throw problem('reopened-already', { detail, praticaId: open.id });
}
