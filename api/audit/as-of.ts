import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { findOrderUpTo, listEventsUpTo, listOffersUpTo, readPast } from '../../db/audit/as-of.ts';
import { findComune } from '../../db/catalogue.ts';
import { asActor, type Asking, type Trx } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { listNames } from '../../db/persons.ts';
import type { Reader } from '../../db/pratiche.ts';
import { standingAfter, type Then } from '../../workflows/pratica/hindsight.ts';
import { chosenEnteId } from '../../workflows/pratica/pratica.ts';
import { type Actor, askingAs } from '../actor.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';
import { viewEvents } from '../pratiche/timeline.ts';
import { knowsThePerson } from '../pratiche/views.ts';
import { invalid, problem } from '../problem.ts';
import type { AsOfQuery } from './as-of-schemas.ts';

type Asked = Pick<Static<typeof AsOfQuery>, 'enteId'> & {
  praticaId: string;
  at: string;
  role: 'citizen' | 'ente' | 'office';
};
type Past = NonNullable<Awaited<ReturnType<typeof readPast>>> & { patron: string };

const EVENTS_AT_MOST = 200;

/**
 * A pratica as citizen, ente or office saw it at an instant. Where it stood comes from its events
 * alone, by the machine that moved it; which of them the reader saw, from the database's own rule,
 * asked in the reader's name.
 * @throws not-found; invalid for an instant before the request or ahead, or an ente not asked
 */
export async function seeAsOf(app: FastifyInstance, actor: Actor, asked: Asked) {
  const at = new Date(asked.at).toISOString();
  const past = await asActor(app.db, askingAs(actor), (trx) => findPast(trx, actor, { ...asked, at })); // prettier-ignore
  const [acts, before] = [past.acts, past.acts.slice(0, -1)];
  const now = standing(past, acts);
  const isKnown = knowsThePerson(readerOf(asked, past), chosenEnteId(now.pratica));
  const names = await asActor(app.db, askingAs(actor), (trx) => listNames(trx, isKnown ? [past.applicantId] : [])); // prettier-ignore
  return asActor(app.db, eyesOf(asked, past), async (trx) => {
    const view = await viewOf(trx, { asked, past, then: now, at });
    const last = before.at(-1);
    const changed = last
      ? changes(await viewOf(trx, { asked, past, then: standing(past, before), at: last.at }), view)
      : [];
    const events = await listEventsUpTo(trx, { praticaId: past.id, at, limit: EVENTS_AT_MOST });
    const rows = events.map((event) => ({ ...event, applicantId: past.applicantId }));
    const reader = readerOf(asked, past);
    const timeline = await viewEvents(trx, rows, { reader, isPersonKnown: isKnown, known: names });
    return { at, ...view, changed, timeline, instants: past.instants };
  });
}

async function findPast(trx: Trx, { comuneId }: Actor, asked: Asked): Promise<Past> {
  const past = await readPast(trx, asked);
  if (!past) throw problem('not-found');
  if (asked.at < past.openedAt || asked.at > new Date().toISOString()) {
    throw invalid('/at', {
      it: 'La pratica va guardata fra la richiesta e adesso.',
      en: 'A pratica can be seen between its request and now.',
    });
  }
  if (asked.role === 'ente' && !past.enti.includes(asked.enteId ?? '')) {
    throw invalid('/enteId', {
      it: 'Indica un ente che è stato interpellato.',
      en: 'Name a provider that was asked.',
    });
  }
  const { patron } = (await findComune(trx, { comuneId }))!;
  return { ...past, patron };
}

function standing(past: Past, acts: Past['acts']): Then {
  const { id, comuneId, applicantId, enti, terms, patron } = past;
  const holidays = holidaysOf(patron, Number(past.openedAt.slice(0, 4)), HOLIDAY_YEARS);
  return standingAfter({ id, comuneId, start: { applicantId, enti, terms, holidays } }, acts);
}

function readerOf({ role, enteId }: Asked, { applicantId }: Past): Reader {
  if (role === 'ente') return { role, personId: '', enteId: enteId! };
  return { role: role === 'office' ? 'admin' : role, personId: applicantId };
}

function eyesOf({ role, enteId }: Asked, { comuneId, applicantId }: Past): Asking {
  if (role === 'ente') return { comuneId, role, enteId: enteId! };
  return role === 'citizen'
    ? { comuneId, role, personId: applicantId }
    : { comuneId, role: 'auditor' };
}

interface Seen {
  asked: Asked;
  past: Past;
  then: Then;
  at: string;
}

async function viewOf(trx: Trx, { asked, past, then, at }: Seen) {
  const { state, closed, version, stateSince, deadlines, offers, service } = then.pratica;
  const of = { praticaId: past.id, at };
  const isKnown = knowsThePerson(readerOf(asked, past), chosenEnteId(then.pratica));
  return {
    ...{ state: state!, closed, version, stateSince, deadlines, dueAt: then.dueAt },
    tasks: await tasksOf(trx, asked, then),
    offers: (await listOffersUpTo(trx, of)).map(({ enteId, enteName, ...offer }) => ({
      ...offer,
      ente: { id: enteId, name: enteName },
      status: offers[offer.id]?.status ?? 'live',
    })),
    order: (await findOrderUpTo(trx, of)) ?? null,
    service: service && isKnown ? { ...service } : null,
  };
}

async function tasksOf(trx: Trx, { role, enteId }: Asked, { tasks }: Then) {
  const own = tasks.filter(
    (task) =>
      role === 'office' || (task.owner === role && (role === 'citizen' || task.enteId === enteId)),
  );
  const names = await listEnteNames(
    trx,
    own.flatMap((task) => task.enteId ?? []),
  );
  return own.map(({ enteId: id, ...task }) => ({
    ...task,
    enteName: id ? (names.get(id) ?? null) : null,
  }));
}

type View = Awaited<ReturnType<typeof viewOf>>;
const PARTS = ['state', 'deadlines', 'tasks', 'offers', 'order', 'service'] as const;

function changes(before: View, after: View) {
  return PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}
