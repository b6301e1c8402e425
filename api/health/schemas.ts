import { Type } from 'typebox';

const part = Type.Enum(['up', 'down']);

export const Live = Type.Object({ status: Type.Enum(['up']) });

/** 200 when all parts answer; else 503 and `missing` names those that do not. */
export const Ready = Type.Object({
  status: Type.Enum(['ready']),
  parts: Type.Object({ database: part, temporal: part, worker: part, identity: part }),
});
