import { Type } from 'typebox';
import {
  type Transition,
  TRANSITION_NAMES,
  TRANSITIONS,
} from '../../workflows/pratica/transitions.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const person = Type.Object({ id: Type.String(), name: nullable(Type.String()) });

/** What the office may say that it will do: moves that are its own. */
export const FOLLOW_UPS = TRANSITION_NAMES.filter((name) => {
  const { who, inPlace, offered }: Transition = TRANSITIONS[name];
  return offered && (inPlace === true || who.includes('admin'));
});
const followUp = Type.Enum(FOLLOW_UPS as string[]);

export const Contest = Type.Object({
  id: Type.String(),
  praticaId: Type.String(),
  /** The act: its event, its place in the timeline, what it was. */
  eventId: Type.String(),
  seq: Type.Integer(),
  kind: Type.String(),
  by: Type.Enum(['citizen', 'ente']),
  reason: Type.String(),
  at: Type.String(),
  /** By when the office answers; null where the reader has no part in that. */
  dueAt: nullable(Type.String()),
  /** Whether the caller did the act, and so can neither take nor answer this. */
  ownAct: Type.Boolean(),
  answer: nullable(
    Type.Object({
      upheld: Type.Boolean(),
      text: Type.String(),
      /** The move that is to follow. */
      followUp: nullable(followUp),
      by: person,
      at: Type.String(),
    }),
  ),
});

/** GET /api/pratiche/{id}/contests; the latest first. */
export const ContestsAnswer = Type.Object({
  items: Type.Array(Contest),
  /** The acts that the caller may contest, and the last day for it. */
  contestable: Type.Array(Type.Object({ eventId: Type.String(), until: Type.String() })),
});

/** POST /api/contests/{id}/answer (header Idempotency-Key). */
export const AnswerContest = Type.Object(
  {
    upheld: Type.Boolean(),
    /** What will be done, or why nothing will. */
    answer: Type.String({ maxLength: 1000 }),
    followUp: Type.Optional(followUp),
  },
  { additionalProperties: false },
);
