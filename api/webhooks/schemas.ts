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

/** A notice of PayPal, as far as it is read: about an order, a capture or a refund. */
export const PayPalNotice = Type.Object({
  id: text(100),
  event_type: text(100),
  resource: Type.Object({
    id: text(60),
    custom_id: Type.Optional(text(127)),
    purchase_units: Type.Optional(
      Type.Array(Type.Object({ custom_id: Type.Optional(text(127)) }), { maxItems: 10 }),
    ),
    supplementary_data: Type.Optional(
      Type.Object({
        related_ids: Type.Optional(Type.Object({ order_id: Type.Optional(text(60)) })),
      }),
    ),
  }),
});
export type PayPalNotice = Static<typeof PayPalNotice>;

/** Missing ones are no mistake of form but a notice that nobody signed: it is refused as forged. */
export const PayPalHeaders = Type.Object({
  'paypal-transmission-id': Type.Optional(text(50)),
  'paypal-transmission-time': Type.Optional(text(100)),
  'paypal-transmission-sig': Type.Optional(text(500)),
  'paypal-cert-url': Type.Optional(text(500)),
  'paypal-auth-algo': Type.Optional(text(100)),
});
export type PayPalHeaders = Static<typeof PayPalHeaders>;

export const Taken = Type.Object({ taken: Type.Boolean() });
