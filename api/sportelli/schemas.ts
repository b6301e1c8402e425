import { Type } from 'typebox';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const day = Type.String({ format: 'date' });
const text = (maxLength: number) => Type.String({ maxLength });
/** Of Rome; `24:00` is the end of a day. */
const time = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' });

export const OpenHours = Type.Object(
  { weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: time, until: time },
  closed,
);
export const ClosedDays = Type.Object({ from: day, through: day }, closed);

export const GivenAppointments = Type.Object(
  {
    /** How long one lasts. */
    minutes: Type.Integer({ minimum: 10, maximum: 120 }),
    /** How many there are at the same time. */
    places: Type.Integer({ minimum: 1, maximum: 10 }),
    /** How far ahead one can be booked, from today. */
    daysAhead: Type.Integer({ minimum: 1, maximum: 60 }),
  },
  closed,
);

/** What the comune says of a sportello. */
export const SportelloSaid = Type.Object(
  {
    name: text(120),
    address: text(200),
    municipio: nullable(Type.Integer({ minimum: 1, maximum: 99 })),
    phone: text(40),
    hours: Type.Array(OpenHours, { maxItems: 28 }),
    /** Beside public holidays, on which every sportello is closed. */
    closedDays: Type.Array(ClosedDays, { maxItems: 60 }),
    isShown: Type.Boolean(),
    /** Missing or null: it gives no appointments. */
    appointments: Type.Optional(nullable(GivenAppointments)),
  },
  closed,
);

/** POST (header Idempotency-Key); 0 expected for one of which nobody has written yet. */
export const WriteSportello = Type.Object(
  { said: SportelloSaid, expectedVersion: Type.Integer({ minimum: 0, maximum: 100_000 }) },
  closed,
);

export const SportelloParams = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$' }),
});

export const OfficeSportello = Type.Object({
  id: Type.String(),
  said: SportelloSaid,
  version: Type.Integer(),
  writtenAt: nullable(Type.String()),
  writtenBy: nullable(Type.String()),
});
export const OfficeSportelli = Type.Object({ items: Type.Array(OfficeSportello) });

export const SportelloHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      said: SportelloSaid,
      at: Type.String(),
      writtenBy: nullable(Type.String()),
    }),
  ),
});

/** GET /api/sportelli: where people can go, by municipio. */
export const Sportelli = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      address: Type.String(),
      municipio: nullable(Type.Integer()),
      phone: Type.String(),
      /** By weekday and hour. */
      hours: Type.Array(OpenHours),
      /** Those to come. */
      closedDays: Type.Array(ClosedDays),
      takesAppointments: Type.Boolean(),
      isOpen: Type.Boolean(),
      /** When it closes, or opens again; null when that is not known. */
      changesAt: nullable(Type.String()),
    }),
  ),
});
