import { Type } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closedObject = { additionalProperties: false };
const channel = Type.Enum(['mail', 'sms']);

/** POST /api/me/contacts (header Idempotency-Key): a new address, to which a code is sent. */
export const NewContact = Type.Object(
  {
    channel,
    /** A mailbox, or a mobile number; one without a prefix is Italian. */
    address: Type.String({ minLength: 1, maxLength: 254 }),
  },
  closedObject,
);

export const GivenCode = Type.Object(
  { code: Type.String({ pattern: '^\\s*(\\d\\s*){6}$', maxLength: 20 }) },
  closedObject,
);

/** Where one is reached. An address whose code was not given yet is not used. */
export const Contact = Type.Object({
  /** Null for the mailbox that one logs in with: it is changed by giving another. */
  id: nullable(Type.String()),
  channel,
  address: Type.String(),
  state: Type.Enum(['confirmed', 'to-confirm', 'not-receiving']),
  confirmedAt: nullable(Type.String()),
  /** Of an address to confirm: until when its code is good, from when one may ask for another. */
  code: nullable(Type.Object({ expiresAt: Type.String(), resendAt: Type.String() })),
});

/** GET /api/me/contacts; `channels` are those that this deployment sends by. */
export const Contacts = Type.Object({
  items: Type.Array(Contact),
  channels: Type.Array(channel),
});

/** How whoever could not be written to was told by the office. */
export const HowReached = Type.Object(
  { note: Type.String({ minLength: 1, maxLength: 2000 }) },
  { additionalProperties: false },
);
export const Done = Type.Object({ done: Type.Literal(true) });
