import { sql } from 'kysely';
import type { Step } from '../workflows/pratica/messages.ts';
import type { State } from '../workflows/pratica/transitions.ts';
import type { Trx } from './connect.ts';
import { hashOf } from './event-hash.ts';
import type { Parts, Told } from './record-parts.ts';

/**
 * The event of a step, chained by hash to the one before, with the notices it asks for and the
 * call that wakes those who listen. `seq` is the event's place in the chain: not the pratica's
 * version, for money can come and go without a step.
 */
export function appendEvent(trx: Trx, step: Step, said: Told & { data: object }): Parts {
  const { pratica, actor } = step;
  const event = {
    comuneId: pratica.comuneId,
    praticaId: pratica.id,
    seq: said.prevSeq + 1,
    version: pratica.version,
    kind: step.kind,
    fromState: step.from,
    toState: pratica.state!,
    actorId: actor.id,
    actorRole: actor.role,
    onBehalfOf: step.onBehalfOf ? JSON.stringify(step.onBehalfOf) : null,
    reason: said.reason,
    channel: step.channel,
    audience: audienceOf(step),
    data: JSON.stringify({ ...said.data, ...factsOf(step) }),
    commandId: step.id,
    at: step.at,
    prevHash: said.prevHash,
  };
  const audiences = [...new Set(step.tells)];
  // Of a pratica that is not where the step begins nothing moves, and an event without a state is
  // refused: two workflows would be writing it.
  const toState = sql<State>`(select state from moved)`;
  return {
    written: trx
      .insertInto('event')
      .values({ ...event, toState, hash: hashOf(event) })
      .returning(['id', 'praticaId', 'comuneId']),
    told: sql`insert into outbox (event_id, pratica_id, comune_id, audience)
      select id, pratica_id, comune_id, unnest(${audiences}::text[]) from written`,
    woken: sql`select json_build_object(
      'id', id::text, 'praticaId', pratica_id, 'comuneId', comune_id)::text as said from written`,
  };
}

/**
 * Whose timeline shows the event. The citizen sees all; rivals never see each other's acts, but
 * hear that something moved when the row tells them, or when it touches what they have to do.
 */
function audienceOf(step: Step): string[] {
  const concerned = step.enteId ? [`ente:${step.enteId}`] : [];
  const enti = step.tells.filter((audience) => audience === 'enti' || audience === 'rivals');
  const touched = enti.length > 0 ? [] : step.touches.map((enteId) => `rival:${enteId}`);
  return ['citizen', 'office', ...enti, ...concerned, ...touched];
}

/** The act itself, to be taken again from here (db/recorded-acts.ts); the ente concerned; and that nobody could help, for whoever counts the needs that go unmet. */
function factsOf({ kind, enteId, pratica, facts: act }: Step): object {
  const isUnmet = kind === 'offersDeadline' && pratica.state === 'expired';
  return { act, ...(enteId ? { enteId } : {}), ...(isUnmet ? { unmetNeed: true } : {}) };
}
