import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import { listHolders } from './mandates.ts';
import { nameUuid } from './name-uuid.ts';
import type { ConversationKind, ConversationTable, Side } from './tables/conversations.ts';

const LATELY = '60 days';

export interface Place {
  praticaId: string;
  kind: ConversationKind;
  enteId: string | null;
}

/** Of a ticket: what the citizen and the office write to each other, and the office's notes. */
export interface TicketPlace {
  ticketId: string;
  kind: 'citizen-office' | 'notes';
}

/** Each place of a pratica has one conversation, also before anybody has written in it. */
export function conversationId({ praticaId, kind, enteId }: Place): string {
  return nameUuid('conversation', praticaId, kind, enteId ?? '');
}

export function ticketConversationId({ ticketId, kind }: TicketPlace): string {
  return nameUuid('ticket-conversation', ticketId, kind);
}

/** What decides who may write in a pratica; undefined when it is not the asking's. */
export async function findGround(trx: Trx, { praticaId }: { praticaId: string }) {
  const pratica = await trx
    .selectFrom('pratica')
    .select(['id', 'comuneId', 'state', 'closed', 'chosenEnteId', 'applicantId', 'updatedAt'])
    .where('id', '=', praticaId)
    .executeTakeFirst();
  if (!pratica) return undefined;
  const asked = await trx
    .selectFrom('praticaEnte')
    .innerJoin('ente', 'ente.id', 'praticaEnte.enteId')
    .select(['praticaEnte.enteId', 'answer', 'ente.name'])
    .where('praticaId', '=', praticaId)
    .orderBy('ente.name')
    .execute();
  const { days } = await trx
    .selectFrom('comuneRule')
    .select('writeAfterCloseDays as days')
    .where('comuneId', '=', pratica.comuneId)
    .where('validFrom', '<=', sql<string>`(now() at time zone 'Europe/Rome')::date`)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { ...pratica, asked, writeAfterCloseDays: days };
}
export type Ground = NonNullable<Awaited<ReturnType<typeof findGround>>>;

/** The conversations of a pratica that the asking reads, with the last line of each. */
export function listConversations(
  trx: Trx,
  { praticaId, reader }: { praticaId: string; reader: ReaderOf },
) {
  return selectWithLastLine(trx, reader).where('conversation.praticaId', '=', praticaId).execute();
}

/** The same of these tickets. */
export function listTicketConversations(
  trx: Trx,
  { ticketIds, reader }: { ticketIds: readonly string[]; reader: ReaderOf },
) {
  if (ticketIds.length === 0) return Promise.resolve([]);
  return selectWithLastLine(trx, reader)
    .where('conversation.ticketId', '=', sql<string>`any(${ticketIds}::uuid[])`)
    .execute();
}
export type ConversationWithLastLine = Awaited<ReturnType<typeof listConversations>>[number];

function selectWithLastLine(trx: Trx, reader: ReaderOf) {
  return selectConversations(trx, reader)
    .leftJoin('message', (join) =>
      join
        .onRef('message.conversationId', '=', 'conversation.id')
        .onRef('message.seq', '=', 'conversation.lastSeq'),
    )
    .select(sql<string | null>`left(message.text, 140)`.as('lastText'))
    .select('message.authorRole as lastAuthorRole');
}

export function findConversation(trx: Trx, { id, reader }: { id: string; reader: ReaderOf }) {
  return selectConversations(trx, reader).where('conversation.id', '=', id).executeTakeFirst();
}
export type ConversationRow = NonNullable<Awaited<ReturnType<typeof findConversation>>>;

/** Who reads: of the citizen's side each for oneself; whoever reads for an ente has read for all. */
export interface ReaderOf {
  personId: string;
  side: Side | null;
}

/**
 * In which pratiche there is something that the asking's side has not read, the latest first. Of what
 * went on lately alone: an office's list must not grow with all that was ever left unread.
 */
export function listUnread(trx: Trx, { reader, limit }: { reader: ReaderOf; limit: number }) {
  return trx
    .selectFrom(selectConversations(trx, reader).as('mine'))
    .innerJoin('pratica', 'pratica.id', 'mine.praticaId')
    .select(['pratica.id as praticaId', 'pratica.number'])
    .select(sql<number>`sum(unread)::int`.as('unread'))
    .where('unread', '>', 0)
    .where('lastAt', '>', sql<string>`now() - ${LATELY}::interval`)
    .groupBy(['pratica.id', 'pratica.number'])
    .orderBy(sql`max(last_at)`, 'desc')
    .orderBy('pratica.id')
    .limit(limit)
    .execute();
}

function selectConversations(trx: Trx, { personId, side }: ReaderOf) {
  // What a rival asked and the citizen opened is read by an ente, but not written to it.
  const isOwnSide = sql<boolean>`(conversation.kind like ${`%${side ?? 'nobody'}%`}
    and (asking_role() <> 'ente' or conversation.ente_id = asking_ente()))`;
  const through = sql<number>`coalesce((select max(through_seq) from message_read mark
    where mark.conversation_id = conversation.id and mark.side = ${side}
      and (${side} <> 'citizen' or mark.person_id = ${personId}::uuid)), 0)`;
  const authors = { citizen: ['citizen', 'sportello'], ente: ['ente'], office: ['admin'] };
  const own = side ? authors[side] : [];
  return trx
    .selectFrom('conversation')
    .select(['conversation.id', 'conversation.praticaId', 'conversation.ticketId'])
    .select(['kind', 'conversation.enteId'])
    .select(['isOpenToAll', 'lastSeq', 'lastAt', through.as('through')])
    .select(
      sql<number>`case when ${isOwnSide} and last_seq > ${through} then (
        select count(*)::int from message unread where unread.conversation_id = conversation.id
          and unread.seq > ${through} and unread.author_role <> all (${own}::text[])) else 0 end`.as(
        'unread',
      ),
    );
}

/** How far each side has read, and since when. */
export function listReadMarks(trx: Trx, { conversationId: id }: { conversationId: string }) {
  return trx
    .selectFrom('messageRead')
    .select(['side', 'throughSeq', 'at'])
    .distinctOn('side')
    .where('conversationId', '=', id)
    .orderBy('side')
    .orderBy('throughSeq', 'desc')
    .orderBy('at')
    .execute();
}

/** A mark only goes on; what was read once stays read. */
export async function markRead(
  trx: Trx,
  mark: {
    conversationId: string;
    personId: string;
    comuneId: string;
    side: Side;
    throughSeq: number;
  },
): Promise<void> {
  const { throughSeq } = mark;
  await trx
    .insertInto('messageRead')
    .values(mark)
    .onConflict((known) =>
      known
        .columns(['conversationId', 'personId'])
        .doUpdateSet({ throughSeq, at: sql<string>`now()` })
        .where('messageRead.throughSeq', '<', throughSeq),
    )
    .execute();
}

/** Who is to hear of a conversation; asked as the system. */
export async function findHearers(trx: Trx, { id }: { id: string }) {
  const found = await trx
    .selectFrom('conversation')
    .leftJoin('pratica', 'pratica.id', 'conversation.praticaId')
    .leftJoin('ticket', 'ticket.id', 'conversation.ticketId')
    .select(['conversation.comuneId', 'conversation.kind', 'enteId', 'isOpenToAll', 'lastSeq'])
    .select(['conversation.praticaId', 'ticketId', 'chosenEnteId'])
    .select(sql<string>`coalesce(applicant_id, ticket.opened_by)`.as('applicantId'))
    .where('conversation.id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const { praticaId } = found;
  // A ticket is of its citizen and the office: no mandate reaches it.
  if (!praticaId) return { ...found, enti: [] as string[], holders: [] as string[] };
  const asked = await trx
    .selectFrom('praticaEnte')
    .select('enteId')
    .where('praticaId', '=', praticaId)
    .execute();
  const holders = await listHolders(trx, { ...found, praticaId });
  return { ...found, enti: asked.map(({ enteId }) => enteId), holders };
}
export type Hearers = NonNullable<Awaited<ReturnType<typeof findHearers>>>;

/** Makes a conversation, if nobody has written in it yet, and holds it until the transaction ends. */
export function lockConversation(trx: Trx, { comuneId, ...place }: Place & { comuneId: string }) {
  return lockRow(trx, { ...place, comuneId, id: conversationId(place), lastAt: null });
}

export function lockTicketConversation(
  trx: Trx,
  { comuneId, ticketId, kind }: TicketPlace & { comuneId: string },
) {
  const id = ticketConversationId({ ticketId, kind });
  return lockRow(trx, {
    id,
    comuneId,
    ticketId,
    kind,
    praticaId: null,
    enteId: null,
    lastAt: null,
  });
}

async function lockRow(trx: Trx, row: Insertable<ConversationTable> & { id: string }) {
  const { id } = row;
  await trx
    .insertInto('conversation')
    .values(row)
    .onConflict((known) => known.doNothing())
    .execute();
  return trx
    .selectFrom('conversation')
    .select(['id', 'lastSeq', 'isOpenToAll', 'toldCitizen', 'toldEnte', 'toldOffice'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateConversation(
  trx: Trx,
  { id, ...change }: { id: string; lastSeq: number; lastAt: string; isOpenToAll: boolean } & Told,
): Promise<void> {
  await trx.updateTable('conversation').set(change).where('id', '=', id).execute();
}

/** Up to which message each side was told. */
export interface Told {
  toldCitizen: number;
  toldEnte: number;
  toldOffice: number;
}

/** Tells whoever listens that a conversation goes on, once this transaction is committed. */
export async function notifyConversation(
  trx: Trx,
  note: { conversationId: string; comuneId: string },
): Promise<void> {
  await sql`select pg_notify('wemi_event', ${JSON.stringify(note)})`.execute(trx);
}
