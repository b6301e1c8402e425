/** A card gateway as WeMi needs it; `nexi.ts` speaks to a real one. Amounts are integer cents. */
export interface Gateway {
  /** @throws GatewayUnavailable with `isOutcomeKnown: false` when the order may exist */
  openOrder(order: NewGatewayOrder): Promise<{ hostedPage: string; securityToken: string }>;
  /** @returns undefined when the gateway knows no such order */
  readOrder(orderId: string): Promise<GatewayOrder | undefined>;
  /** Repeating it with the same key is one refund. */
  refund(asked: { operationId: string; amountCents: number; key: string }): Promise<void>;
}

export interface NewGatewayOrder {
  /** At most 27 characters, never used before. */
  orderId: string;
  amountCents: number;
  /** What the payer's statement may show: no personal or health data. */
  description: string;
  notifyUrl: string;
  resultUrl: string;
  cancelUrl: string;
}

export interface GatewayOrder {
  amountCents: number;
  currency: string;
  operations: GatewayOperation[];
}

export interface GatewayOperation {
  id: string;
  outcome: 'success' | 'failure' | 'pending' | 'other';
  amountCents: number;
}

/** The gateway is away, busy, slow or does not make sense: ask again later. */
export class GatewayUnavailable extends Error {
  readonly isOutcomeKnown: boolean;
  readonly retryAfterSeconds: number;
  constructor(
    message: string,
    {
      isOutcomeKnown,
      retryAfterSeconds = 5,
    }: { isOutcomeKnown: boolean; retryAfterSeconds?: number },
  ) {
    super(message);
    this.isOutcomeKnown = isOutcomeKnown;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The gateway understood and said no: repeating the same request is useless. */
export class GatewayRefused extends Error {}
