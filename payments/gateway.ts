import type { Provider } from '../db/tables/money.ts';

/** A gateway as WeMi needs it; `nexi.ts` speaks to a real one. Amounts are integer cents. */
export interface Gateway {
  /** @throws GatewayUnavailable with `isOutcomeKnown: false` when the order may exist */
  openOrder(order: NewGatewayOrder): Promise<OpenedOrder>;
  /** @returns undefined when the gateway knows no such order */
  readOrder(order: OrderAtGateway): Promise<GatewayOrder | undefined>;
  /**
   * Only of gateways that take nothing by themselves: takes what the payer approved.
   * @returns the order as it then stands
   */
  capture?(order: OrderAtGateway, approval: string): Promise<GatewayOrder | undefined>;
  /** Repeating it with the same key is one refund. */
  refund(asked: { operationId: string; amountCents: number; key: string }): Promise<void>;
}

/** Those that this deployment has: what is missing is not offered to payers. */
export type Gateways = Partial<Record<Provider, Gateway>>;

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

export interface OpenedOrder {
  /** Where the payer goes on. */
  hostedPage: string;
  /** By which the gateway's notices of this order are known, where it gives one. */
  securityToken?: string;
  /** What the gateway calls the order, where that is not our order id. */
  reference?: string;
}

export interface OrderAtGateway {
  orderId: string;
  /** Null where the gateway gives none, or its answer was lost. */
  reference: string | null;
}

export interface GatewayOrder {
  amountCents: number;
  currency: string;
  operations: GatewayOperation[];
  /** The payer approved and nothing is taken yet: the name of this approval. */
  approval?: string;
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
