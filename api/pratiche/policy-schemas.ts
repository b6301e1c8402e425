import { Type } from 'typebox';
import { TIMER_NAMES } from '../../workflows/pratica/transitions.ts';

/** Instants by the name of their timer. */
export const Deadlines = Type.Partial(
  Type.Record(Type.Enum(TIMER_NAMES as string[]), Type.String()),
);

/** The version of the rules that a pratica follows; for the office only. */
export const PolicyRef = Type.Union([
  Type.Object({ id: Type.String(), version: Type.Integer() }),
  Type.Null(),
]);

/** The version in force, if the pratica can be moved there, with its deadlines then; for admin only. */
export const NewerPolicy = Type.Union([
  Type.Object({ id: Type.String(), version: Type.Integer(), deadlines: Deadlines }),
  Type.Null(),
]);
