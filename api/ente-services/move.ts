import { missingIn } from '../../catalogue/check-service.ts';
import {
  destination,
  type Guard,
  isLive,
  type State,
  type Transition,
  type TransitionName,
  TRANSITIONS,
} from '../../catalogue/publishing.ts';
import { fieldsChanged, type ServiceContent } from '../../catalogue/service-content.ts';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { addEnteServiceNotices } from '../../db/ente-service-notices.ts';
import {
  addServiceVersion,
  type EnteService,
  findServiceAct,
  findServiceVersion,
  recordMove,
} from '../../db/ente-services.ts';
import { isTrusted } from '../../db/ente-trust.ts';
import { putLive, takeDown } from '../../db/live-services.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import { findGround, inWords, mustBeTheirs, type ServiceGround, wrongIn } from './ground.ts';
import { changedMeanwhile, lockTheirs, mustBeFree } from './write.ts';

interface Command {
  id: string;
  commandId: string;
  transition: TransitionName;
  expectedVersion: number;
  reason: string | null;
}

/**
 * Moves a service by its table; the same command again is one move. What families read changes in the
 * same transaction, so that the two never differ.
 * @throws not-found, role-not-allowed, service-not-in-state, service-changed, reason-required,
 *   type-not-yours, not-trusted, invalid, idempotency-key-reused
 */
export function moveService(db: Db, actor: Actor, command: Command): Promise<void> {
  return asSystem(db, actor.comuneId, async (trx) => {
    const { transition, reason } = command;
    const service = await lockTheirs(trx, actor, command.id);
    const id = nameUuid('ente-service-act', command.commandId);
    const known = await findServiceAct(trx, { id });
    if (known && (known.serviceId !== service.id || known.transition !== transition))
      throw problem('idempotency-key-reused');
    if (known) return;
    const to = await mustMove(trx, actor, { service, command });
    const content = await contentOf(trx, service, transition);
    const ground = await findGround(trx, service);
    const about = { trx, service, content, ground };
    for (const guard of guardsOf(transition)) await GUARDS[guard](about);
    const versions = await versionsAfter(trx, actor, { service, transition, to });
    const actorRole = actor.role as 'ente' | 'admin';
    const act = { id, transition, from: service.state, to, actorId: actor.id, actorRole, reason };
    await recordMove(trx, service, { ...act, ...versions });
    if (GOES_LIVE.has(transition)) await putLive(trx, service, content);
    if (isLive(service.state) && !isLive(to)) await takeDown(trx, service);
    await addEnteServiceNotices(trx, { actId: id, service, transition });
  });
}

async function mustMove(
  trx: Trx,
  actor: Actor,
  { service, command }: { service: EnteService; command: Command },
): Promise<State> {
  const { transition, expectedVersion, reason } = command;
  const row: Transition = TRANSITIONS[transition];
  if (!(row.who as readonly string[]).includes(actor.role)) throw problem('role-not-allowed');
  if (row.reason && !reason?.trim()) throw problem('reason-required');
  if (service.version !== expectedVersion) throw await changedMeanwhile(trx, service, []);
  const to = destination(transition, service.state);
  if (!to) throw problem('service-not-in-state');
  return to;
}

/** Moves after which families read something else than before. */
const GOES_LIVE: ReadonlySet<TransitionName> = new Set(['publish', 'publishAtOnce', 'resume']);

/** What a move is about: what is being written, what waits, or what is live again. */
async function contentOf(
  trx: Trx,
  { id, content, liveVersion, waitingVersion }: EnteService,
  transition: TransitionName,
): Promise<ServiceContent> {
  if (transition === 'publish') return (await findServiceVersion(trx, { id, number: waitingVersion }))!;
  if (transition === 'resume') return (await findServiceVersion(trx, { id, number: liveVersion }))!;
  return content;
} // prettier-ignore

/** Which versions are live and waiting after a move; what is sent or published at once is a new one. */
async function versionsAfter(
  trx: Trx,
  { id: writtenBy }: Actor,
  { service, transition, to }: { service: EnteService; transition: TransitionName; to: State },
) {
  const { liveVersion, waitingVersion } = service;
  if (transition === 'submit' || transition === 'publishAtOnce') {
    const number = await addServiceVersion(trx, service, { writtenBy });
    return transition === 'submit'
      ? { number, liveVersion, waitingVersion: number }
      : { number, liveVersion: number, waitingVersion: null };
  }
  if (transition === 'publish')
    return { number: waitingVersion, liveVersion: waitingVersion, waitingVersion: null };
  const number = waitingVersion ?? (to === 'withdrawn' ? null : liveVersion);
  return { number, liveVersion, waitingVersion: null };
}

interface About {
  trx: Trx;
  service: EnteService;
  content: ServiceContent;
  ground: ServiceGround;
}

const GUARDS: Record<Guard, (about: About) => void | Promise<void>> = {
  enteIsQualified: ({ ground }) => mustBeTheirs(ground),
  serviceIsWhole: ({ content, ground }) =>
    mustBeFree([...missingIn(content).map(inWords), ...wrongIn(content, ground)]),
  somethingIsNew: async ({ trx, service, content }) => {
    const { id, state, liveVersion: number } = service;
    const before = state === 'draft' ? undefined : await findServiceVersion(trx, { id, number });
    if (before && fieldsChanged(before, content).length === 0)
      throw invalid('/content', NOTHING_NEW);
  },
  enteIsTrusted: async ({ trx, service }) => {
    if (!(await isTrusted(trx, service))) throw problem('not-trusted');
  },
  enteIsNotTrusted: async ({ trx, service }) => {
    if (await isTrusted(trx, service)) throw problem('service-not-in-state');
  },
};

const NOTHING_NEW = {
  it: 'Non hai cambiato niente di quello che le famiglie leggono già.',
  en: 'You have changed nothing of what families read already.',
};

function guardsOf(transition: TransitionName): readonly Guard[] {
  const { guards = [] }: Transition = TRANSITIONS[transition];
  return guards;
}
