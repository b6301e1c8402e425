import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { findStanding } from '../../db/pratiche.ts';
import { lockWindow } from '../../db/review-windows.ts';
import { addReview, listSides } from '../../db/reviews.ts';
import { showReviews } from '../../db/show-reviews.ts';
import { mustReach, mustSayWhy, rightOf } from '../acting-for.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { invalid, problem } from '../problem.ts';
import { readReviews, sideOf } from './read-reviews.ts';
import type { WriteReview } from './schemas.ts';

interface Given extends Static<typeof WriteReview> {
  praticaId: string;
  commandId: string;
}
type Side = 'citizen' | 'ente';

/**
 * Writes what one side says of a period, once and for good. The second of the two shows both.
 * @throws not-found, role-not-allowed, those of a mandate, reason-required, invalid, review-not-open,
 *   reviewed-already
 */
export async function writeReview(app: FastifyInstance, actor: Actor, given: Given) {
  const { commandId: id, ...body } = given;
  const { praticaId } = given;
  const requestHash = hashRequest(body);
  const side = await asActor(app.db, askingAs(actor), async (trx) => {
    const judged = await judge(trx, actor, given);
    return (await replay<object>(trx, { id, requestHash })) ? undefined : judged;
  });
  if (side) {
    await asSystem(app.db, actor.comuneId, (trx) => write(trx, { actor, side, given, requestHash }));
  }
  return asActor(app.db, askingAs(actor), (trx) => readReviews(trx, actor, praticaId));
} // prettier-ignore

/** @returns the side that it is written for */
async function judge(trx: Trx, actor: Actor, given: Given): Promise<Side> {
  const pratica = await findStanding(trx, { id: given.praticaId });
  if (!pratica) throw problem('not-found');
  const side = sideOf(actor);
  if (!side) throw problem('role-not-allowed');
  if (side === 'citizen') await mayWriteFor(trx, actor, { ...given, ...pratica });
  if (side === 'ente' && pratica.chosenEnteId !== actor.enteId) throw problem('review-not-open');
  return side;
}

async function mayWriteFor(trx: Trx, actor: Actor, given: Given & { applicantId: string }) {
  const { onBehalfOf: by, reason } = given;
  const onBehalfOf = by ? ({ role: 'citizen', ...by } as const) : null;
  const right = await rightOf(trx, { actor, onBehalfOf }, given);
  mustReach(right, 'service');
  if (mustSayWhy(actor, right) && !reason?.trim()) throw reasonRequired();
}

interface Written {
  actor: Actor;
  side: Side;
  given: Given;
  requestHash: string;
}

async function write(trx: Trx, { actor, side, given, requestHash }: Written): Promise<void> {
  const { praticaId, period, commandId: id, onBehalfOf } = given;
  const { comuneId, id: actorId, role } = actor;
  const window = await lockWindow(trx, { praticaId, period });
  if (!window) throw problem('review-not-open');
  if (side === 'ente' && window.enteId !== actor.enteId) throw problem('review-not-open');
  const reason = onBehalfOf ? given.reason?.trim() || null : null;
  const command = { id, comuneId, praticaId, actorId, requestHash, reason, payload: { period } };
  if (!(await addCommand(trx, { ...command, transition: 'writeReview' }))) return;
  const { enteId, isOpen, publishedAt } = window;
  if ((await listSides(trx, { praticaId, period })).includes(side)) throw problem('reviewed-already');
  if (!isOpen || publishedAt) throw problem('review-not-open');
  const at = new Date().toISOString();
  await add(trx, { window, actor, side, given, at });
  const mandateId = side === 'citizen' ? onBehalfOf?.mandateId.toLowerCase() : undefined;
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, at, reason, commandId: id },
    kind: 'reviewWritten',
    actor: { id: actorId, role },
    onBehalfOf: mandateId ? { role: 'citizen', mandateId } : null,
    channel: 'web',
    // That one side has written is as blind as what it wrote.
    audience: ['office', side === 'ente' ? `ente:${enteId}` : 'citizen'],
    tells: mandateId ? ['citizen'] : [],
    data: { period, side, ...(side === 'ente' ? { enteId } : {}) },
  });
  if ((await listSides(trx, { praticaId, period })).length === 2) {
    await showReviews(trx, { comuneId, praticaId, period, enteId, at });
  }
  await answerCommand(trx, { id, answer: { period, side } });
} // prettier-ignore

interface Adding {
  window: NonNullable<Awaited<ReturnType<typeof lockWindow>>>;
  actor: Actor;
  side: Side;
  given: Given;
  at: string;
}

/** What an ente says is of the collaboration as a whole; what is said of an operator is a citizen's. */
async function add(trx: Trx, { window, actor, side, given, at }: Adding): Promise<void> {
  const { comuneId, id: writtenBy } = actor;
  const { praticaId, period, enteId, serviceTypeId, operatorId } = window;
  const { commandId: id, stars, punctuality, kindness, clarity, text, operator, onBehalfOf } = given;
  const isCitizen = side === 'citizen';
  if (operator && (!isCitizen || !operatorId)) throw invalid('/operator', NO_OPERATOR);
  if (!isCitizen && (punctuality ?? kindness ?? clarity)) throw invalid('/punctuality', NOT_FOR_ENTI);
  const review = {
    ...{ id, comuneId, praticaId, period, enteId, serviceTypeId, stars, writtenBy },
    text: text.trim(),
    authorSide: side,
    punctuality: punctuality ?? null,
    kindness: kindness ?? null,
    clarity: clarity ?? null,
    mandateId: isCitizen ? (onBehalfOf?.mandateId ?? null) : null,
    writtenAt: at,
    publishedAt: null,
  };
  const ofOperator = operator && {
    ...{ comuneId, praticaId, operatorId: operatorId!, stars: operator.stars },
    text: operator.text.trim(),
  };
  if (!(await addReview(trx, review, ofOperator ?? null))) throw problem('reviewed-already');
} // prettier-ignore

const NO_OPERATOR = {
  it: 'Per questo periodo non c’è un’operatrice o un operatore da valutare.',
  en: 'There is no operator to review for this period.',
};
const NOT_FOR_ENTI = {
  it: 'Un ente valuta la collaborazione nel suo insieme.',
  en: 'A provider reviews the collaboration as a whole.',
};
