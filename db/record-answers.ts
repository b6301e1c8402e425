import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import type { Parts } from './record-parts.ts';

/** Enti that are asked once more, because an order fell through and no offer was left. */
export function askAgain(trx: Trx, { kind, pratica, tasks, at }: Step): Parts {
  if (kind === 'request') return {};
  const enti = tasks.opened.flatMap((task) =>
    task.kind === 'answerRequest' && task.enteId ? [task.enteId] : [],
  );
  if (enti.length === 0) return {};
  const askedAgain = trx
    .updateTable('praticaEnte')
    .set({ answer: 'awaited', updatedAt: at })
    .where('praticaId', '=', pratica.id)
    .where('enteId', 'in', enti);
  return { askedAgain };
}
