import { sql } from 'kysely';
import type { Step } from '../workflows/qualification/messages.ts';
import type { Trx } from './connect.ts';
import { enlistCases } from './suspended-enti.ts';

/** Steps after which other enti may be asked than before. */
const CHANGING: readonly Step['kind'][] = [
  'qualify', 'renew', 'suspend', 'reinstate', 'revoke', 'withdraw', 'expiry',
]; // prettier-ignore

/**
 * What a step means for who may be asked: the day that pages show of the ente, and for pratiche that
 * are open the suspension of the ente for the service types of a qualification that is suspended
 * or revoked (docs/adr/0014, 0046). One that runs out or is given up leaves them as they are.
 */
export async function changeListing(trx: Trx, step: Step, reason: string | null): Promise<void> {
  const { kind, qualification } = step;
  if (!CHANGING.includes(kind) || !qualification.term) return;
  await writeListing(trx, step);
  if (kind === 'suspend' || kind === 'revoke') await suspendTypes(trx, step, reason);
  if (kind === 'qualify' || kind === 'reinstate') await liftTypes(trx, step, reason);
}

/** Where nothing qualifies the ente any more, it was qualified until the day before. */
async function writeListing(trx: Trx, { qualification, at }: Step): Promise<void> {
  const ever = sql`(select unnest(avviso_type_ids) union
        select unnest(service_type_ids) from qualification where id = ${qualification.id})`;
  const now = sql`(select unnest(listed.service_type_ids) from qualification listed
        where listed.ente_id = ente.id and listed.state = 'qualified')`;
  await sql`
    update ente set
      avviso_type_ids = array(${ever} order by 1),
      barred_type_ids = array(${ever} except ${now} order by 1),
      qualified_until = coalesce(
        greatest(listed_until, (select max(listed.listed_until) from qualification listed
          where listed.ente_id = ente.id and listed.state = 'qualified')),
        least(qualified_until, (${at}::timestamptz at time zone 'Europe/Rome')::date - 1))
    where id = ${qualification.enteId}`.execute(trx);
}

/** Of the types that no other qualification of the ente is for. */
async function suspendTypes(trx: Trx, step: Step, reason: string | null): Promise<void> {
  const { id, qualification, actor, at } = step;
  const { comuneId, enteId, id: qualificationId } = qualification;
  const { rows } = await sql<{ serviceTypeIds: string[] }>`
    insert into ente_suspension (id, comune_id, ente_id, reason, suspended_by, suspended_at,
      qualification_id, service_type_ids)
    select ${id}, ${comuneId}, ${enteId}, ${reason ?? ''}, ${actor.id}, ${at}, id,
      ${typesOf(qualificationId)}
    from qualification where id = ${qualificationId} and cardinality(${typesOf(qualificationId)}) > 0
    on conflict (ente_id, qualification_id) where lifted_at is null do nothing
    returning service_type_ids`.execute(trx);
  const [written] = rows;
  if (!written) return;
  const { serviceTypeIds } = written;
  await enlistCases(trx, { suspensionId: id, enteId, comuneId, at, serviceTypeIds });
}

/** The service types that an ente can be asked for by this qualification alone; one SQL array. */
export function typesOf(qualificationId: string) {
  return sql<string[]>`array(
    select unnest(own.service_type_ids) from qualification own where own.id = ${qualificationId}
    except
    select unnest(other.service_type_ids) from qualification other
    join qualification own on own.id = ${qualificationId} and own.ente_id = other.ente_id
    where other.id <> own.id and other.state = 'qualified'
    order by 1)`;
}

/** What the ente is qualified for anew is suspended no more, whichever qualification it was of. */
async function liftTypes(trx: Trx, step: Step, reason: string | null): Promise<void> {
  const { id, qualification, actor, at } = step;
  await sql`
    update ente_suspension suspension set
      service_type_ids = array(select unnest(suspension.service_type_ids)
        except select unnest(own.service_type_ids) order by 1)
    from qualification own
    where own.id = ${qualification.id} and suspension.ente_id = own.ente_id
      and suspension.qualification_id is not null and suspension.lifted_at is null`.execute(trx);
  const ended = await trx
    .updateTable('enteSuspension')
    .set({ liftId: id, liftedBy: actor.id, liftedAt: at, liftReason: reason ?? '' })
    .where('enteId', '=', qualification.enteId)
    .where('qualificationId', 'is not', null)
    .where('liftedAt', 'is', null)
    .where(sql<boolean>`cardinality(service_type_ids) = 0`)
    .returning('id')
    .execute();
  if (ended.length === 0) return;
  await trx
    .updateTable('enteSuspensionCase')
    .set({ outcome: 'lifted', updatedAt: at })
    .where(
      'suspensionId',
      'in',
      ended.map((suspension) => suspension.id),
    )
    .where('outcome', 'in', ['pending', 'toDecide'])
    .execute();
}
