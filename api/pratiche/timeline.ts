import { listEvents } from '../../db/events.ts';
import type { Trx } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
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
  const names = {
    people: await listNames(trx, [
      pratica.applicantId,
      ...events.flatMap(({ actorId }) => actorId ?? []),
    ]),
    enti: await listEnteNames(trx, events.flatMap(enteIdsIn)),
  };
  if (!isPersonKnown) names.people.delete(pratica.applicantId);
  const items = events
    .slice(0, limit)
    .map((event) =>
      eventView(event, { names, reader, isPersonKnown, applicantId: pratica.applicantId }),
    );
  return { items, next: events.length > limit ? writeCursor([items.at(-1)!.seq]) : null };
}

type Event = Awaited<ReturnType<typeof listEvents>>[number];

interface Eyes {
  names: { people: Map<string, string>; enti: Map<string, string> };
  reader: Reader;
  isPersonKnown: boolean;
  applicantId: string;
}

function eventView(event: Event, eyes: Eyes) {
  const { id, seq, kind, fromState, toState, at, actorId, actorRole, channel } = event;
  const { names, isPersonKnown } = eyes;
  const enteName = names.enti.get(text(event.data.enteId)) ?? null;
  const isCitizensWord = actorRole === 'citizen' && !isPersonKnown;
  return {
    id, seq, kind, fromState, toState, at,
    channel: channel as 'web' | 'timer' | 'gateway',
    actor: {
      role: actorRole,
      name: actorId ? (names.people.get(actorId) ?? null) : null,
      enteName: actorRole === 'ente' ? enteName : null,
    },
    onBehalfOf: event.onBehalfOf ? represented(event.onBehalfOf, eyes) : null,
    reason: isCitizensWord ? null : event.reason,
    data: factsFor(event, eyes.reader, enteName),
  }; // prettier-ignore
}

function represented(onBehalfOf: Record<string, unknown>, { names, applicantId }: Eyes) {
  const role = text(onBehalfOf.role);
  const name =
    role === 'ente' ? names.enti.get(text(onBehalfOf.enteId)) : names.people.get(applicantId);
  return { role, name: name ?? null };
}

/** What an event tells of one ente is not its rivals' business, amounts above all. */
function factsFor({ data }: Event, reader: Reader, enteName: string | null) {
  const enteId = text(data.enteId);
  if (reader.role === 'ente' && enteId && enteId !== reader.enteId) return {};
  return enteName ? { ...data, enteName } : data;
}

function enteIdsIn({ data, onBehalfOf }: Event): string[] {
  return [text(data.enteId), text(onBehalfOf?.enteId)].filter((id) => id !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
