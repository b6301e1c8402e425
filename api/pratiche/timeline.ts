import { listEvents } from '../../db/events.ts';
import type { Trx } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { listMandateKinds } from '../../db/mandates.ts';
import { listNames } from '../../db/persons.ts';
import { findPratica } from '../../db/pratiche.ts';
import type { Reader } from '../../db/pratiche.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { problem } from '../problem.ts';
import { knowsThePerson } from './views.ts';

/**
 * What happened, newest first: who, for whom, why, through which channel; each reader its part.
 * @throws not-found when the pratica is not the reader's
 */
export async function readTimeline(
  trx: Trx,
  args: { praticaId: string; reader: Reader; cursor?: string; limit: number },
) {
  const { praticaId, reader, limit } = args;
  const [beforeSeq] = readCursor(args.cursor, ['integer']) ?? [];
  const pratica = await findPratica(trx, { id: praticaId, reader });
  if (!pratica) throw problem('not-found');
  const events = await listEvents(trx, { praticaId, beforeSeq, limit: limit + 1 });
  const isPersonKnown = knowsThePerson(reader, pratica.chosenEnteId);
  const { applicantId } = pratica;
  const page = events.slice(0, limit).map((event) => ({ ...event, applicantId }));
  const items = await viewEvents(trx, page, { reader, isPersonKnown });
  return { items, next: events.length > limit ? writeCursor([items.at(-1)!.seq]) : null };
}

/**
 * Events as one reader sees them, each with who asked for its pratica.
 * @param eyes.known names that the reader knew, beside those that it may know today
 */
export async function viewEvents(
  trx: Trx,
  events: readonly (Event & { applicantId: string })[],
  eyes: { reader: Reader; isPersonKnown: boolean; known?: Map<string, string> },
) {
  const people = events.flatMap((event) =>
    [event.actorId ?? [], event.applicantId, secondIn(event), handsIn(event)].flat(),
  );
  const names = {
    people: await listNames(trx, people),
    enti: await listEnteNames(trx, events.flatMap(enteIdsIn)),
    mandates: await listMandateKinds(trx, events.flatMap(mandateIdIn)),
  };
  if (!eyes.isPersonKnown) for (const { applicantId } of events) names.people.delete(applicantId);
  for (const [id, name] of eyes.known ?? []) names.people.set(id, name);
  return events.map((event) =>
    eventView(event, { ...eyes, names, applicantId: event.applicantId }),
  );
}

type Event = Awaited<ReturnType<typeof listEvents>>[number];

type MandateKinds = Awaited<ReturnType<typeof listMandateKinds>>;

interface Eyes {
  names: { people: Map<string, string>; enti: Map<string, string>; mandates: MandateKinds };
  reader: Reader;
  isPersonKnown: boolean;
  applicantId: string;
}

function eventView(event: Event, eyes: Eyes) {
  const { id, seq, kind, fromState, toState, at, actorId, actorRole, channel } = event;
  const { names } = eyes;
  const { act: _act, reopenedFrom, ...told } = event.data;
  // That somebody asked before is not the enti's business.
  const data: Event['data'] = {
    ...(reopenedFrom && eyes.reader.role !== 'ente' ? { ...told, reopenedFrom } : told),
    ...approvedBy(event, eyes),
    ...handsOf(event, eyes),
  };
  const enteName = isRivals(event, eyes) ? null : (names.enti.get(text(data.enteId)) ?? null);
  return {
    id, seq, kind, fromState, toState, at,
    channel: channel as 'web' | 'timer' | 'gateway',
    actor: {
      role: actorRole,
      name: actorId ? (names.people.get(actorId) ?? null) : null,
      enteName: actorRole === 'ente' ? enteName : null,
    },
    onBehalfOf: event.onBehalfOf ? represented(event, eyes) : null,
    mandate: mandateOf(event, eyes),
    reason: isParty(event, eyes) ? event.reason : null,
    data: isRivals(event, eyes) ? {} : { ...data, ...(enteName ? { enteName } : {}) },
  }; // prettier-ignore
}

function represented(event: Event, eyes: Eyes) {
  const role = text(event.onBehalfOf?.role);
  const { names, applicantId } = eyes;
  const enteName = isRivals(event, eyes) ? null : names.enti.get(text(event.onBehalfOf?.enteId));
  return { role, name: (role === 'ente' ? enteName : names.people.get(applicantId)) ?? null };
}

/** Who let an administrator do it: how the office keeps watch is the office's business. */
function approvedBy(event: Event, { names, reader }: Eyes): { approvedBy?: string } {
  const isOffice = reader.role === 'admin' || reader.role === 'auditor';
  const name = isOffice ? secondIn(event).map((id) => names.people.get(id))[0] : undefined;
  return name ? { approvedBy: name } : {};
}

/** From whom and to whom a task went, by name. */
function handsOf({ data }: Event, { names }: Eyes): { fromName?: string; toName?: string } {
  const [fromName, toName] = [data.fromId, data.assigneeId].map((id) => names.people.get(text(id)));
  return { ...(fromName ? { fromName } : {}), ...(toName ? { toName } : {}) };
}

function handsIn({ data }: Pick<Event, 'data'>): string[] {
  return [text(data.fromId), text(data.assigneeId)].filter((id) => id !== '');
}

function secondIn({ data }: Pick<Event, 'data'>): string[] {
  const { approvedBy } = (data.act ?? {}) as { approvedBy?: string };
  return approvedBy ? [approvedBy] : [];
}

/** By which the actor stood in the citizen's place: for the citizen's side and the office. */
function mandateOf(event: Event, { names, reader }: Eyes) {
  const [id] = mandateIdIn(event);
  if (!id || reader.role === 'ente') return null;
  const kind = event.actorRole === 'sportello' ? ('sportello' as const) : ('delegate' as const);
  return { id, kind, sportelloName: names.mandates.get(id)?.sportelloName ?? null };
}

function mandateIdIn({ onBehalfOf }: Pick<Event, 'onBehalfOf'>): string[] {
  return [text(onBehalfOf?.mandateId)].filter((id) => id !== '');
}

/** What an event tells of one ente is not its rivals' business, amounts above all. */
function isRivals({ data }: Event, { reader }: Eyes): boolean {
  const enteId = text(data.enteId);
  return reader.role === 'ente' && enteId !== '' && enteId !== reader.enteId;
}

/** A reason, whoever gives it, is for the citizen and for the one ente that it is about. */
function isParty({ data }: Event, { reader, isPersonKnown }: Eyes): boolean {
  if (reader.role !== 'ente') return true;
  const enteId = text(data.enteId);
  return enteId ? enteId === reader.enteId : isPersonKnown;
}

function enteIdsIn({ data, onBehalfOf }: Event): string[] {
  return [text(data.enteId), text(onBehalfOf?.enteId)].filter((id) => id !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
