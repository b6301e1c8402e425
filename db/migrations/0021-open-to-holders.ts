import { type Kysely, type RawBuilder, sql } from 'kysely';

/** What may be read, in the words of 0004 and 0009, with the holders of mandates added. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, rights] of Object.entries(READERS)) {
    await sql`alter policy reads on ${sql.table(table)} using (
      comune_id = asking_comune() and (${byRole(rights)}))`.execute(db);
  }
  const mayWrite = sql`comune_id = asking_comune() and ${MAY_WRITE_NEED}`;
  await sql`
    alter policy inserts on need with check (${mayWrite});
    alter policy updates on need using (${mayWrite}) with check (${mayWrite});
    alter policy deletes on need using (${mayWrite});
  `.execute(db);
}

type Right = RawBuilder<unknown>;

interface Rights {
  citizen: Right;
  sportello: Right;
  ente: Right;
  /** Also whoever asks, whatever their role. */
  or?: Right;
}

/** What two roles share is said once: each look-up costs every statement, run or not. */
function byRole({ citizen, sportello, ente, or }: Rights): Right {
  const before = or ? sql`${or} or ` : sql``;
  if (citizen === sportello)
    return sql`${before}case when asking_role() in ('citizen', 'sportello') then ${citizen}
      when asking_role() = 'ente' then ${ente}
      else asking_role() in ('admin', 'auditor', 'system') end`;
  return sql`${before}case asking_role()
    when 'citizen' then ${citizen} when 'sportello' then ${sportello} when 'ente' then ${ente}
    when 'admin' then true when 'auditor' then true when 'system' then true else false end`;
}

const OWN = sql`applicant_id = asking_person()`;
const OWN_ENTE = sql`ente_id = asking_ente()`;
const isHeld = (pratica: string) => sql`(
  applicant_id = any ((select held_principals())::uuid[])
  or ${sql.ref(pratica)} = any ((select held_pratiche())::uuid[]))`;
const isAsked = (pratica: string) => sql`exists (select from pratica_ente asked
  where asked.pratica_id = ${sql.ref(pratica)} and asked.ente_id = asking_ente())`;
const isSeen = (table: string) =>
  sql`exists (select from pratica where pratica.id = ${sql.ref(`${table}.pratica_id`)})`;

function follows(table: string): Rights {
  const seen = isSeen(table);
  return { citizen: seen, sportello: seen, ente: OWN_ENTE };
}

/** A draft that was begun under a mandate, and the need of a pratica that is held. */
const HELD_NEED = sql`(
  mandate_id = any ((select mandates_to_ask())::uuid[])
  or pratica_id is not null and ${isSeen('need')})`;
const MAY_ASK = sql`may_ask(mandate_id, applicant_id)`;
const MAY_WRITE_NEED = sql`(case asking_role()
  when 'citizen' then applicant_id = asking_person() or ${MAY_ASK}
  when 'sportello' then ${MAY_ASK}
  else asking_role() in ('admin', 'system') or applicant_id = asking_person() end)`;
/** The principal, and whoever acted on what is held. */
const HELD_PERSON = sql`(id = any ((select held_people())::uuid[]) or exists (
  select from pratica held join event met on met.pratica_id = held.id
  where held.applicant_id = any ((select held_people())::uuid[])
    and met.actor_id = person.id))`;
const MET_PERSON = sql`exists (
  select from pratica own join event met on met.pratica_id = own.id
  where own.applicant_id = asking_person() and met.actor_id = person.id)`;
const TOLD_CITIZEN = sql`'citizen' = any (audience) and ${isSeen('event')}`;
const ORDERED = sql`exists (select from "order" ordered where ordered.operator_id = operator.id)`;

const READERS: Record<string, Rights> = {
  pratica: {
    citizen: sql`${OWN} or ${isHeld('id')}`,
    sportello: isHeld('id'),
    ente: isAsked('pratica.id'),
  },
  pratica_ente: {
    citizen: sql`${OWN} or ${isHeld('pratica_id')}`,
    sportello: isHeld('pratica_id'),
    ente: OWN_ENTE,
  },
  need: {
    citizen: sql`${OWN} or ${HELD_NEED}`,
    sportello: HELD_NEED,
    ente: isAsked('need.pratica_id'),
  },
  event: {
    citizen: TOLD_CITIZEN,
    sportello: TOLD_CITIZEN,
    ente: sql`audience && array['enti', 'rivals', 'ente:' || asking_ente(), 'rival:' || asking_ente()]
      and ${isAsked('event.pratica_id')}`,
  },
  operator: { citizen: ORDERED, sportello: ORDERED, ente: OWN_ENTE },
  person: {
    or: sql`id = asking_person()`,
    citizen: sql`${MET_PERSON} or ${HELD_PERSON}`,
    sportello: HELD_PERSON,
    ente: sql`ente_id = asking_ente() or role = 'admin' or exists (select from pratica served
      where served.applicant_id = person.id and served.chosen_ente_id = asking_ente())`,
  },
  offer: follows('offer'),
  order: follows('order'),
  payment: follows('payment'),
  task: follows('task'),
};
