import type { Provider } from '../db/tables/money.ts';

/** A gateway as WeMi needs it; `nexi.ts` speaks to a real one. Amounts are integer cents. */
export interface Gateway {
  /**
   * Only of gateways whose orders outlive their page: opening one again is the same order, with a
   * page that is new.
   */
  readonly keepsOrders?: true;
  /** @throws GatewayUnavailable with `isOutcomeKnown: false` when the order may exist */
  openOrder(order: NewGatewayOrder & Owed): Promise<OpenedOrder>;
  /** @returns undefined when the gateway knows no such order */
  readOrder(order: OrderAtGateway): Promise<GatewayOrder | undefined>;
  /**
   * Only of gateways that take nothing by themselves: takes what the payer approved.
   * @returns the order as it then stands
   */
  capture?(order: OrderAtGateway, approval: string): Promise<GatewayOrder | undefined>;
  /**
   * Only of gateways whose orders stay open until somebody shuts them: nobody can pay it afterwards.
   * @returns the order when it was paid meanwhile, undefined when it is gone
   */
  shut?(order: OrderAtGateway): Promise<GatewayOrder | undefined>;
  /**
   * Repeating it with the same key is one refund. Missing where the gateway gives nothing back: an
   * office does, by bank transfer.
   */
  refund?(asked: { operationId: string; amountCents: number; key: string }): Promise<void>;
}

/** One that gives back what it took, and need not know who owes it. */
export interface RefundingGateway extends Gateway {
  openOrder(order: NewGatewayOrder): Promise<OpenedOrder>;
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

/** For gateways that must know who owes it, and until when. */
export interface Owed {
  /** The fiscal code where the comune registered it, the name where a login gave one. */
  debtor: { name: string | null; fiscalCode: string | null };
  /** ISO instant. */
  dueAt: string;
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
