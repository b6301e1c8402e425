import type { ColumnType, Generated } from 'kysely';
import type { SportelloTables } from './sportelli.ts';

export type AppointmentState = 'booked' | 'came' | 'missed' | 'cancelled';
export type AppointmentActName = 'book' | 'move' | 'cancel' | 'came' | 'missed';
export type AppointmentNoticeKind =
  'booked' | 'moved' | 'cancelled' | 'cancelledByOffice' | 'reminder';

/** A time at a sportello that a citizen booked. */
export interface AppointmentTable {
  /** The command's. */
  id: string;
  comuneId: string;
  sportelloId: string;
  citizenId: string;
  startsAt: string;
  endsAt: string;
  /** From 1 on: which of those at the same time. No two share one (exclusion constraint). */
  place: number;
  /** What for, as the citizen said it: personal data. */
  about: string | null;
  state: ColumnType<AppointmentState, never, AppointmentState>;
  /** Of who works at the sportello, to the citizen; null when the citizen cancelled. */
  cancelReason: ColumnType<string | null, never, string | null>;
  requestHash: string;
  bookedAt: Generated<string>;
}

/** Append-only: who did what with an appointment, once for each command. */
export interface AppointmentActTable {
  /** The command's. */
  id: string;
  comuneId: string;
  appointmentId: string;
  act: AppointmentActName;
  /** When the appointment is, once it was done. */
  startsAt: string;
  actedBy: string;
  actedRole: 'citizen' | 'sportello' | 'admin';
  requestHash: string;
  at: Generated<string>;
}

/** The citizen is to be told of an appointment; a reminder waits for the day before. */
export interface AppointmentNoticeTable {
  id: string;
  comuneId: string;
  appointmentId: string;
  personId: string;
  kind: AppointmentNoticeKind;
  /** When the appointment was to be when this was written: one that moved since is not reminded of. */
  startsAt: string;
  createdAt: Generated<string>;
  tryAt: Generated<string>;
  sentAt: string | null;
  droppedAt: string | null;
}

/** Tables that `db/schema.ts` joins to its own: of sportelli, and of appointments there. */
export interface AppointmentTables extends SportelloTables {
  appointment: AppointmentTable;
  appointmentAct: AppointmentActTable;
  appointmentNotice: AppointmentNoticeTable;
}
