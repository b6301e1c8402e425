import type { Trx } from '../../db/connect.ts';
import {
  addView, changeView, type Circle, countViews, findView, isNameUsed, lockViewsOf, removeView,
} from '../../db/views.ts'; // prettier-ignore
import type { Place } from '../../db/tables/views.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { VIEWS_AT_MOST } from './schemas.ts';

interface Wanted {
  name: string;
  query: Record<string, string>;
  shared: boolean;
}

/**
 * Keeps a view under the id that its command is known by.
 * @throws idempotency-key-reused, views-full, invalid for a name that is taken
 */
export async function keepView(
  trx: Trx,
  actor: Actor,
  view: Wanted & { id: string; place: Place },
): Promise<void> {
  const { id, ...asked } = view;
  const requestHash = hashRequest(asked);
  await lockViewsOf(trx, { ownerId: actor.id });
  const known = await findView(trx, { id });
  if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  if (known) return;
  if ((await countViews(trx, { ownerId: actor.id })) >= VIEWS_AT_MOST) throw problem('views-full');
  await checkName(trx, actor, view);
  const { comuneId } = actor;
  await addView(trx, { ...view, ...circleOf(actor), comuneId, ownerId: actor.id, requestHash });
}

/** @throws not-found for a view that is another's, also when it can be seen; invalid for its name */
export async function changeOwnView(
  trx: Trx,
  actor: Actor,
  { id, change }: { id: string; change: Partial<Wanted> },
): Promise<void> {
  await lockViewsOf(trx, { ownerId: actor.id });
  const view = { ...(await findOwn(trx, actor, id)), ...change };
  await checkName(trx, actor, view);
  const { name, query, shared } = view;
  await changeView(trx, { id, name, query, shared, ...circleOf(actor) });
}

/** @throws not-found */
export async function removeOwnView(trx: Trx, actor: Actor, id: string): Promise<void> {
  await findOwn(trx, actor, id);
  await removeView(trx, { id });
}

/** @throws not-found */
export async function findOwn(trx: Trx, actor: Actor, id: string) {
  const view = await findView(trx, { id });
  if (view?.ownerId !== actor.id) throw problem('not-found');
  return view;
}

/** With whom the person works now: a view follows its owner to another ente. */
function circleOf({ name, role, enteId, sportelloId }: Actor): Circle {
  return { ownerName: name, role, enteId: enteId ?? null, sportelloId: sportelloId ?? null };
}

async function checkName(
  trx: Trx,
  { id: ownerId }: Actor,
  { id, place, name }: { id: string; place: Place; name: string },
): Promise<void> {
  if (name === '') {
    throw invalid('/name', { it: 'Scrivi un nome.', en: 'Write a name.' });
  }
  if (await isNameUsed(trx, { ownerId, place, name, id })) {
    throw invalid('/name', {
      it: 'Hai già una vista con questo nome.',
      en: 'You have a view by this name already.',
    });
  }
}
