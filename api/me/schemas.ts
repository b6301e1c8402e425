import { Type } from 'typebox';
import { ROLES } from '../../workflows/pratica/transitions.ts';

export const Me = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.Union([Type.String(), Type.Null()]),
  role: Type.Enum([...ROLES] as string[]),
  comune: Type.Object({ id: Type.String(), name: Type.String() }),
  ente: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  /** The counter of its staff; its id stands for a name that nobody has given yet. */
  sportello: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
});
