import { addAppointmentNotices } from '../../db/appointment-notices.ts';
import { addAppointment, addAppointmentAct, changeAppointment, countComing, findAppointmentAct, lockAppointment, lockBooking, type LockedAppointment } from '../../db/appointments.ts'; // prettier-ignore
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import type { AppointmentActName, AppointmentNoticeKind } from '../../db/tables/appointments.ts';
import type { Actor } from '../actor.ts';
import { dayOf } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { problem } from '../problem.ts';
import { takePlace } from './bookable.ts';
import { remindAt } from './remind-at.ts';

export const COMING_AT_MOST = 3;

interface Command {
  actor: Actor;
  /** Made of the actor and the Idempotency-Key: the same again is one act. */
  commandId: string;
}

/**
 * Books for a citizen; who books at the same sportello at the same time waits, so that of two for the
 * last place one has it.
 * @returns its id
 * @throws not-found, invalid, too-many-appointments, appointment-taken, idempotency-key-reused
 */
export async function bookAppointment(
  db: Db,
  { actor, commandId }: Command,
  asked: { sportelloId: string; startsAt: string; about?: string },
): Promise<string> {
  const { comuneId, id: citizenId } = actor;
  const { sportelloId } = asked;
  const requestHash = hashRequest(asked);
  return asSystem(db, comuneId, async (trx) => {
    await lockBooking(trx, { comuneId, sportelloId, citizenId });
    if (await wasDone(trx, { commandId, requestHash })) return commandId;
    const now = new Date().toISOString();
    if ((await countComing(trx, { citizenId })) >= COMING_AT_MOST) {
      throw problem('too-many-appointments');
    }
    const taken = await takePlace(trx, { comuneId, sportelloId, startsAt: asked.startsAt, now });
    const about = asked.about?.trim() || null;
    await addAppointment(trx, { id: commandId, comuneId, sportelloId, citizenId, about, requestHash, ...taken }); // prettier-ignore
    const of = { actor, commandId, requestHash, appointmentId: commandId, personId: citizenId };
    await note(trx, { ...of, act: 'book', tells: 'booked', startsAt: taken.startsAt, now });
    return commandId;
  });
}

/**
 * Moves one's own that has not begun to another time at the same sportello; what it was for stays.
 * @throws not-found, invalid, appointment-over, appointment-taken, idempotency-key-reused
 */
export function moveAppointment(
  db: Db,
  command: Command,
  asked: { appointmentId: string; startsAt: string },
): Promise<void> {
  return change(db, command, { ...asked, act: 'move' }, async (trx, held, now) => {
    mustNotHaveBegun(held, now);
    const { id, comuneId, sportelloId } = held;
    const taken = await takePlace(trx, { comuneId, sportelloId, startsAt: asked.startsAt, now, without: id }); // prettier-ignore
    await changeAppointment(trx, { id, ...taken });
    return { tells: 'moved', startsAt: taken.startsAt };
  });
}

/**
 * Cancels one that has not begun: its citizen, or with a reason who works at the sportello.
 * @throws appointment-over, idempotency-key-reused
 */
export function cancelAppointment(
  db: Db,
  command: Command,
  asked: { appointmentId: string; reason?: string },
): Promise<void> {
  return change(db, command, { ...asked, act: 'cancel' }, async (trx, held, now) => {
    mustNotHaveBegun(held, now);
    const cancelReason = asked.reason?.trim();
    const said = cancelReason ? { cancelReason } : {};
    await changeAppointment(trx, { id: held.id, state: 'cancelled', ...said });
    return { tells: cancelReason ? 'cancelledByOffice' : 'cancelled', startsAt: held.startsAt };
  });
}

/**
 * Whether they came, once its day has come; what was said by mistake is said anew.
 * @throws appointment-not-yet, appointment-over, idempotency-key-reused
 */
export function markAppointment(
  db: Db,
  command: Command,
  asked: { appointmentId: string; outcome: 'came' | 'missed' },
): Promise<void> {
  return change(db, command, { ...asked, act: asked.outcome }, async (trx, held, now) => {
    if (held.state === 'cancelled') throw problem('appointment-over');
    if (dayOf(held.startsAt) > dayOf(now)) throw problem('appointment-not-yet');
    await changeAppointment(trx, { id: held.id, state: asked.outcome });
    return { startsAt: held.startsAt };
  });
}

interface Done {
  tells?: Exclude<AppointmentNoticeKind, 'reminder'>;
  startsAt: string;
}

/** One act on one that the asking was found to have a right to. */
async function change(
  db: Db,
  { actor, commandId }: Command,
  asked: { appointmentId: string; act: AppointmentActName },
  work: (trx: Trx, held: LockedAppointment, now: string) => Promise<Done>,
): Promise<void> {
  const requestHash = hashRequest(asked);
  const { appointmentId, act } = asked;
  await asSystem(db, actor.comuneId, async (trx) => {
    const held = await holdAppointment(trx, appointmentId);
    if (await wasDone(trx, { commandId, requestHash })) return;
    const now = new Date().toISOString();
    const of = { actor, commandId, requestHash, appointmentId, personId: held.citizenId, act, now };
    await note(trx, { ...of, ...(await work(trx, held, now)) });
  });
}

/** Whoever books at its sportello waits, too. */
async function holdAppointment(trx: Trx, id: string): Promise<LockedAppointment> {
  const held = await lockAppointment(trx, { id });
  if (!held) throw problem('not-found');
  await lockBooking(trx, held);
  return held;
}

async function wasDone(
  trx: Trx,
  { commandId, requestHash }: { commandId: string; requestHash: string },
): Promise<boolean> {
  const known = await findAppointmentAct(trx, { id: commandId });
  if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  return known !== undefined;
}

function mustNotHaveBegun({ state, startsAt }: LockedAppointment, now: string): void {
  if (state !== 'booked' || startsAt <= now) throw problem('appointment-over');
}

interface Noted extends Command, Done {
  requestHash: string;
  appointmentId: string;
  personId: string;
  act: AppointmentActName;
  now: string;
}

/** Who did it, and what the citizen is told of it. */
async function note(trx: Trx, noted: Noted): Promise<void> {
  const { actor, commandId, requestHash, appointmentId, personId, act, tells, startsAt } = noted;
  const { comuneId, id: actedBy } = actor;
  const actedRole = actor.role as 'citizen' | 'sportello' | 'admin';
  await addAppointmentAct(trx, { id: commandId, comuneId, appointmentId, act, startsAt, actedBy, actedRole, requestHash }); // prettier-ignore
  if (!tells) return;
  const at = act === 'book' || act === 'move' ? remindAt(startsAt, noted.now) : undefined;
  const told = { commandId, comuneId, appointmentId, personId, kind: tells, startsAt };
  await addAppointmentNotices(trx, { ...told, ...(at ? { remindAt: at } : {}) });
}
