import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { SportelloParams } from '../sportelli/schemas.ts';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const instant = Type.String({ format: 'date-time', maxLength: 40 });
const day = Type.String({ format: 'date' });
const sportello = SportelloParams.properties.id;

/** GET /api/sportelli/{id}/free-times: what can be booked now, by day; days without are left out. */
export const FreeTimes = Type.Object({
  sportello: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String() }),
  minutes: Type.Integer(),
  days: Type.Array(Type.Object({ day, startsAt: Type.Array(Type.String()) })),
});

/** POST /api/me/appointments (header Idempotency-Key). */
export const BookAppointment = Type.Object(
  {
    sportelloId: sportello,
    /** One of the free times. */
    startsAt: instant,
    /** What for, in a few words; only that sportello and the office read it. */
    about: Type.Optional(Type.String({ maxLength: 500 })),
  },
  closed,
);
export const MoveAppointment = Type.Object({ startsAt: instant }, closed);

const OF_APPOINTMENT = {
  id: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  about: nullable(Type.String()),
  state: Type.Enum(['booked', 'came', 'missed', 'cancelled']),
  /** Of who works at the sportello, where they cancelled it. */
  cancelReason: nullable(Type.String()),
};

export const AppointmentView = Type.Object({
  ...OF_APPOINTMENT,
  sportello: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String() }),
  /** It has not begun: its citizen may move or cancel it. */
  canChange: Type.Boolean(),
});

/** GET /api/me/appointments: to come, the next one first; past and cancelled, the latest first. */
export const OwnAppointments = Type.Object({
  coming: Type.Array(AppointmentView),
  past: Type.Array(AppointmentView),
  /** How many may be to come at once. */
  comingAtMost: Type.Integer(),
});

export const AgendaQuery = closedQuery({
  /** Of whom works at one: theirs, also when missing. */
  sportello: Type.Optional(sportello),
  /** Today when missing. */
  day: Type.Optional(day),
});
export const OutsideQuery = closedQuery({ sportello: Type.Optional(sportello) });

/** GET /api/office/appointments: one day of one sportello, in the order of the day. */
export const Agenda = Type.Object({
  sportello: Type.Object({ id: Type.String(), name: Type.String() }),
  day,
  items: Type.Array(
    Type.Object({
      ...OF_APPOINTMENT,
      citizen: Type.String(),
      /** Still to come, and at a time at which the sportello is closed now. */
      isOutside: Type.Boolean(),
      /** Its day has come: one can say whether they came. */
      canMark: Type.Boolean(),
      canCancel: Type.Boolean(),
    }),
  ),
});

/** GET /api/office/appointments/outside: the days with appointments at which the sportello is closed now. */
export const OutsideHours = Type.Object({
  days: Type.Array(Type.Object({ day, count: Type.Integer() })),
});

export const MarkAppointment = Type.Object({ outcome: Type.Enum(['came', 'missed']) }, closed);
export const CancelWithReason = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  closed,
);
