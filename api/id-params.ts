import { Type } from 'typebox';

/** `{id}` in a path. What is no UUID names nothing: 404. */
export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** The header of every command; its absence is answered by `idempotency-key-missing`. */
export const CommandHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description:
        '8 to 100 characters, new for each thing asked, the same when asked again; ' +
        'a request refused by its form, version or state was never begun and may use it again',
    }),
  ),
});
