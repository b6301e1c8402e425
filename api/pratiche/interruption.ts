import type { Trx } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { interruptionEarliest, interruptionRefusal } from '../../workflows/pratica/service.ts';
import { unusedOf } from '../../workflows/pratica/service-visits.ts';
import { startsFrom, type State } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { problem } from '../problem.ts';
import { endView } from './outlook-amounts.ts';
import { readHolidays } from './read-holidays.ts';
import { knowsThePerson, readerOf } from './views.ts';

/**
 * What an interruption on that day, or as early as may be, would mean: by the code that decides it, before anyone confirms.
 * @throws not-found, or the code with which the pratica would refuse
 */
export async function foreseeInterruption(
  trx: Trx,
  { id, actor, ...asked }: { id: string; actor: Actor; effectiveOn?: string | undefined },
) {
  const reader = readerOf(actor);
  const pratica = await findPratica(trx, { id, reader });
  if (!pratica || !knowsThePerson(reader, pratica.chosenEnteId)) throw problem('not-found');
  const { service, policy, state, closed } = pratica;
  if (!startsFrom('interrupt', state as State, closed)) throw problem('not-allowed-in-state');
  const effectiveOn = asked.effectiveOn ?? interruptionEarliest(policy, today()) ?? today();
  const refusal = interruptionRefusal(service, policy, { effectiveOn, today: today() });
  if (refusal || !service) throw problem(refusal ?? 'interruption-not-foreseen');
  const holidays = service.plan ? await readHolidays(trx, pratica, actor) : [];
  const unused = unusedOf(service, holidays, effectiveOn);
  return endView(trx, { id, service }, { unused, effectiveOn });
}
