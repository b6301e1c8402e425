import { type Insertable, sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import type { TicketActTable, TicketKind, TicketTable, TicketTopic } from './tables/tickets.ts';

/** Counts end here: how many more there are moves nobody. */
const COUNTED_AT_MOST = 1000;

/** What the comune laid down for tickets, as it holds today. */
export function readTicketRules(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('comuneRule')
    .select(['ticketsPerDay as perDay', 'ticketReopenDays as reopenDays'])
    .where('comuneId', '=', comuneId)
    .where('validFrom', '<=', sql<string>`(now() at time zone 'Europe/Rome')::date`)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** The next number of a comune, such as MI-S-2026-000012; locked until the commit. */
export async function takeTicketNumber(
  trx: Trx,
  { comuneId, at }: { comuneId: string; at: string },
): Promise<string> {
  const { taken, numberPrefix } = await trx
    .updateTable('comune')
    .set({ nextTicket: sql<number>`next_ticket + 1` })
    .where('id', '=', comuneId)
    .returning([sql<number>`next_ticket - 1`.as('taken'), 'numberPrefix'])
    .executeTakeFirstOrThrow();
  return `${numberPrefix}-S-${at.slice(0, 4)}-${String(taken).padStart(6, '0')}`;
}

/**
 * How many tickets somebody has opened today, in Rome, and how many seconds are left of the day. Who
 * opens several at once waits here for each other.
 */
export async function countOpenedToday(trx: Trx, { personId }: { personId: string }) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tickets/${personId}`}, 0))`.execute(trx); // prettier-ignore
  const midnight = sql`date_trunc('day', now() at time zone 'Europe/Rome') at time zone 'Europe/Rome'`;
  const tomorrow = sql`(date_trunc('day', now() at time zone 'Europe/Rome') + interval '1 day') at time zone 'Europe/Rome'`;
  return trx
    .selectFrom('ticket')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`ceil(extract(epoch from ${tomorrow} - now()))::int`.as('secondsLeft'))
    .where('openedBy', '=', personId)
    .where(sql<SqlBool>`opened_at >= ${midnight}`)
    .executeTakeFirstOrThrow();
}

export async function addTicket(trx: Trx, ticket: Insertable<TicketTable>): Promise<void> {
  await trx.insertInto('ticket').values(ticket).execute();
}

export function findTicket(trx: Trx, { id }: { id: string }) {
  return selectTickets(trx).select('ticket.requestHash').where('ticket.id', '=', id).executeTakeFirst(); // prettier-ignore
}
export type TicketRow = Omit<NonNullable<Awaited<ReturnType<typeof findTicket>>>, 'requestHash'>;

/** Holds a ticket until the transaction ends; asked by the platform. */
export function lockTicket(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('ticket')
    .select(['id', 'comuneId', 'number', 'state', 'closedAt', 'assigneeId', 'openedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}
export type LockedTicket = NonNullable<Awaited<ReturnType<typeof lockTicket>>>;

export interface TicketFilter {
  view: 'mine' | 'unassigned' | 'open' | 'closed' | 'all';
  personId: string;
  kind?: TicketKind | undefined;
  topic?: TicketTopic | undefined;
}

/** Open ones wait in the order in which they came; of all others the newest is first. */
export function isOldestFirst({ view }: Pick<TicketFilter, 'view'>): boolean {
  return view === 'mine' || view === 'unassigned' || view === 'open';
}

/** A page of the tickets that the asking reads. */
export function listTickets(
  trx: Trx,
  args: TicketFilter & { after: { at: string; id: string } | undefined; limit: number },
) {
  const { after, limit, kind, topic } = args;
  const isOldest = isOldestFirst(args);
  let page = selectTickets(trx).where(matches(args));
  if (kind) page = page.where('ticket.kind', '=', kind);
  if (topic) page = page.where('ticket.topic', '=', topic);
  if (after) {
    const than = sql.raw(isOldest ? '>' : '<');
    page = page.where(
      sql<SqlBool>`(ticket.opened_at, ticket.id) ${than} (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  const order = isOldest ? 'asc' : 'desc';
  return page.orderBy('ticket.openedAt', order).orderBy('ticket.id', order).limit(limit).execute();
}

/** How many each view of the office holds, counted no further than a thousand. */
export async function countTickets(trx: Trx, { personId }: { personId: string }) {
  const count = async (view: TicketFilter['view']) => {
    const some = trx.selectFrom('ticket').select('id').where(matches({ view, personId })).limit(COUNTED_AT_MOST); // prettier-ignore
    const { rows } = await trx.selectFrom(some.as('some')).select(sql<number>`count(*)::int`.as('rows')).executeTakeFirstOrThrow(); // prettier-ignore
    return rows;
  };
  return { mine: await count('mine'), unassigned: await count('unassigned'), open: await count('open') }; // prettier-ignore
}

export interface TicketChange {
  state?: 'open' | 'closed';
  closeReason?: TicketActTable['reason'];
  closedAt?: string | null;
  assigneeId?: string | null;
}

export async function changeTicket(
  trx: Trx,
  { id, ...change }: TicketChange & { id: string },
): Promise<void> {
  await trx.updateTable('ticket').set(change).where('id', '=', id).execute();
}

export function findTicketAct(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('ticketAct')
    .select(['ticketId', 'requestHash'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function addTicketAct(trx: Trx, act: Insertable<TicketActTable>): Promise<void> {
  await trx.insertInto('ticketAct').values(act).execute();
}

/** Who did what with a ticket, the first on top. */
export function listTicketActs(trx: Trx, { ticketId }: { ticketId: string }) {
  return trx
    .selectFrom('ticketAct')
    .leftJoin('person as actor', 'actor.id', 'ticketAct.actedBy')
    .leftJoin('person as assignee', 'assignee.id', 'ticketAct.assigneeId')
    .select(['ticketAct.id', 'act', 'reason', 'at', 'actor.name as byName', 'actedRole'])
    .select('assignee.name as assigneeName')
    .where('ticketId', '=', ticketId)
    .orderBy('at')
    .orderBy('ticketAct.id')
    .execute();
}

function matches({ view, personId }: Pick<TicketFilter, 'view' | 'personId'>) {
  const conditions: Record<TicketFilter['view'], ReturnType<typeof sql<SqlBool>>> = {
    mine: sql<SqlBool>`ticket.state = 'open' and assignee_id = ${personId}::uuid`,
    unassigned: sql<SqlBool>`ticket.state = 'open' and assignee_id is null`,
    open: sql<SqlBool>`ticket.state = 'open'`,
    closed: sql<SqlBool>`ticket.state = 'closed'`,
    all: sql<SqlBool>`true`,
  };
  return conditions[view];
}

function selectTickets(trx: Trx) {
  return trx
    .selectFrom('ticket')
    .leftJoin('pratica', 'pratica.id', 'ticket.praticaId')
    .leftJoin('person as opener', 'opener.id', 'ticket.openedBy')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assigneeId')
    .select(['ticket.id', 'ticket.number', 'ticket.kind', 'ticket.topic', 'ticket.path'])
    .select(['ticket.state', 'closeReason', 'closedAt', 'ticket.openedAt', 'ticket.praticaId'])
    .select(['openedBy', 'assigneeId', 'opener.name as openerName'])
    .select(['assignee.name as assigneeName', 'pratica.number as praticaNumber']);
}
