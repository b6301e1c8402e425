import { Type } from 'typebox';
import { ACCOUNT_ACTS } from '../../db/tables/accounts.ts';
import { closedQuery } from '../closed-query.ts';
import { SearchText } from '../plugins/search-words.ts';

const closedObject = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const named = nullable(Type.Object({ id: Type.String(), name: Type.String() }));

/** Roles that an administrator gives; citizens come by themselves. */
export const STAFF_ROLES = ['ente', 'operator', 'sportello', 'admin', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
const staffRole = Type.Enum([...STAFF_ROLES] as string[]);

/** GET /api/people */
export const PeopleQuery = closedQuery({
  group: Type.Enum(['staff', 'citizens']),
  role: Type.Optional(staffRole),
  q: Type.Optional(SearchText),
  cursor: Type.Optional(Type.String({ maxLength: 600 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const PeopleAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      /** Of staff only: a citizen's stands on their own page. */
      email: nullable(Type.String()),
      role: Type.String(),
      enteName: nullable(Type.String()),
      /** As was done from here last; their page asks the realm. */
      isSuspended: Type.Boolean(),
    }),
  ),
  next: nullable(Type.String()),
});

/** GET /api/people/places: where staff can work. */
const place = Type.Object({ id: Type.String(), name: Type.String() });
export const PlacesOfWork = Type.Object({ enti: Type.Array(place), sportelli: Type.Array(place) });

export const SessionView = Type.Object({
  id: Type.String(),
  startedAt: Type.String(),
  lastSeenAt: Type.String(),
  /** Browser and system by name; empty when nothing was asked of WeMi in it. */
  device: Type.String(),
  /** The one that asks. */
  isThis: Type.Boolean(),
});

const act = Type.Enum(['role', 'suspend', 'reinstate', 'credentials', 'sessions']);

/** GET /api/people/{id}; also the answer to what is done there. */
export const PersonView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: nullable(Type.String()),
  role: nullable(Type.String()),
  ente: named,
  sportello: named,
  /** Null: nobody can log in, as of who was written down at a sportello. */
  account: nullable(
    Type.Object({
      isEnabled: Type.Boolean(),
      /** The invitation was not taken up yet. */
      isWaiting: Type.Boolean(),
      sessions: Type.Array(SessionView),
    }),
  ),
  /** What the caller can do now. */
  acts: Type.Array(act),
  history: Type.Array(
    Type.Object({
      id: Type.String(),
      act: Type.Enum([...ACCOUNT_ACTS] as string[]),
      by: nullable(Type.String()),
      /** By the person themself. */
      isOwn: Type.Boolean(),
      at: Type.String(),
      /** False: it was asked for, and the realm has not said that it is done. */
      isDone: Type.Boolean(),
      role: nullable(Type.String()),
      was: nullable(Type.String()),
      reason: nullable(Type.String()),
    }),
  ),
});

const standing = {
  role: staffRole,
  enteId: Type.Optional(Type.String({ format: 'uuid' })),
  sportelloId: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
};
const nameText = Type.String({ minLength: 1, maxLength: 100 });

/** POST /api/people (header Idempotency-Key) */
export const InvitationBody = Type.Object(
  {
    firstName: nameText,
    lastName: nameText,
    email: Type.String({ minLength: 3, maxLength: 254 }),
    ...standing,
  },
  closedObject,
);
/** POST /api/people/{id}/role */
export const StandingBody = Type.Object(standing, closedObject);
/** POST /api/people/{id}/suspend and …/reinstate */
export const ReasonBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500 }) },
  closedObject,
);
export const NoBody = Type.Object({}, closedObject);
/** POST …/sessions/end: one of them, or all; of one's own, all but this. */
export const EndBody = Type.Object(
  { sessionId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) },
  closedObject,
);

/** GET /api/me/sessions */
export const OwnSessions = Type.Object({ sessions: Type.Array(SessionView) });
