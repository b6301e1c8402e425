import { Type } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const EngineDifference = Type.Object({
  /** `missing here`: the engine has it, the audit trail not. */
  difference: Type.Enum(['missing here', 'missing there', 'other order', 'other outcome']),
  act: nullable(Type.String()),
  commandId: nullable(Type.String()),
  seq: nullable(Type.Integer()),
  at: Type.String(),
});

export const EngineComparison = Type.Object({
  /** False when retention has left nothing: then there is nothing to compare. */
  isKept: Type.Boolean(),
  /** Whether the run in which the pratica began is among those that are kept. */
  isWhole: Type.Boolean(),
  runs: Type.Integer(),
  engineActs: Type.Integer(),
  recordedActs: Type.Integer(),
  differences: Type.Array(EngineDifference),
});
