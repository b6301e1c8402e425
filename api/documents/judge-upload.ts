import { countOpenItems } from '../../db/integrations.ts';
import type { Trx } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import type { Represented } from '../../workflows/pratica/messages.ts';
import { refusedByTable, type State } from '../../workflows/pratica/transitions.ts';
import { rightOf } from '../acting-for.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';

const NO_ITEM = { it: 'Questa voce non è nell’elenco.', en: 'This item is not in the list.' };

export interface Upload {
  actor: Actor;
  praticaId: string;
  mandateId?: string | undefined;
}

/**
 * Whether the actor may put documents into a pratica, or take them away again: whoever may answer
 * what is asked in it. Asked before the file is read and once more when its row is written.
 * @throws not-found when the pratica is not the actor's, or what the table and the mandate say
 */
export async function judgeUpload(trx: Trx, { actor, praticaId, mandateId }: Upload) {
  const standing = await findStanding(trx, { id: praticaId });
  if (!standing) throw problem('not-found');
  const right = await rightOf(
    trx,
    { actor, onBehalfOf: representedBy(actor, mandateId) },
    { ...standing, praticaId },
  );
  const at = { state: standing.state as State, closed: standing.closed };
  const refusal = refusedByTable('provideIntegration', at, right);
  if (refusal) throw problem(refusal);
}

/** @throws integration-not-open; invalid when the request has no such item */
export async function mustBeAsked(
  trx: Trx,
  asked: { praticaId: string; integrationId: string; item: number },
): Promise<void> {
  const count = await countOpenItems(trx, asked);
  if (count === undefined) throw problem('integration-not-open');
  if (asked.item >= count) throw invalid('/item', NO_ITEM);
}

/** An administrator uploads in the citizen's place, by office. */
function representedBy({ role }: Actor, mandateId: string | undefined): Represented | null {
  if (mandateId) return { role: 'citizen', mandateId: mandateId.toLowerCase() };
  return role === 'admin' ? { role: 'citizen' } : null;
}
