import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import type { AppointmentNoticeKind } from './tables/appointments.ts';

interface Told {
  /** Of the command that it tells. */
  commandId: string;
  comuneId: string;
  appointmentId: string;
  personId: string;
  kind: Exclude<AppointmentNoticeKind, 'reminder'>;
  startsAt: string;
  /** When a reminder of it is told; none when missing. */
  remindAt?: string;
}

/** Written in the transaction of what it tells: one does not stand without the other. */
export async function addAppointmentNotices(trx: Trx, told: Told): Promise<void> {
  const { commandId, kind, remindAt, ...of } = told;
  const named = (what: AppointmentNoticeKind) => nameUuid('appointment-notice', commandId, what);
  const reminder = { ...of, id: named('reminder'), kind: 'reminder' as const, tryAt: remindAt };
  await trx
    .insertInto('appointmentNotice')
    .values([{ ...of, id: named(kind), kind }, ...(remindAt ? [reminder] : [])])
    .execute();
}

/** The next notice to tell, locked until the transaction ends; others pass it by. */
export function lockAppointmentNotice(trx: Trx) {
  return trx
    .selectFrom('appointmentNotice as notice')
    .innerJoin('appointment', 'appointment.id', 'notice.appointmentId')
    .select(['notice.id', 'notice.kind', 'notice.personId', 'notice.startsAt'])
    .select(
      sql<boolean>`kind = 'reminder' and (state <> 'booked' or now() >= notice.starts_at
        or appointment.starts_at <> notice.starts_at)`.as('isOver'),
    )
    .where('notice.sentAt', 'is', null)
    .where('notice.droppedAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type AppointmentNotice = NonNullable<Awaited<ReturnType<typeof lockAppointmentNotice>>>;
