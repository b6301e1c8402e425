import { Type, type Static } from 'typebox';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** A notice of Nexi XPay, as far as it is read; whatever else it carries is let through. */
export const NexiNotice = Type.Object({
  eventId: text(100),
  /** ISO instant; a notice is fresh for five minutes. */
  eventTime: text(60),
  securityToken: text(200),
  operation: Type.Object({
    orderId: text(27),
    operationId: text(60),
    operationType: text(40),
    operationResult: text(40),
    operationAmount: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
    operationCurrency: Type.Optional(Type.String({ maxLength: 3 })),
  }),
});
export type NexiNotice = Static<typeof NexiNotice>;

export const Taken = Type.Object({ taken: Type.Boolean() });
