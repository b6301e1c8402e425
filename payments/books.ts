import type { Provider } from '../db/tables/money.ts';
import type { OrderAtGateway } from './gateway.ts';

/** One time that a gateway took money, or gave it back, as its own books have it. */
export interface Booked {
  operationId: string;
  cents: number;
}

export interface BookedOrder {
  taken: Booked[];
  /** Missing where a gateway gives nothing back itself. */
  givenBack?: Booked[];
}

/** A payment that somebody else than the gateway's own books reports as poured to the payee. */
export interface Reported extends Booked {
  /** The order as the gateway calls it. */
  reference: string;
  /** Which report says so. */
  flow: string;
}

/** A gateway's own books, to hold ours against. Reading them changes nothing. */
export interface GatewayBooks {
  /**
   * The orders, by our ids, of which something moved between two ISO instants; missing where a
   * gateway tells only of orders that it is asked about.
   * @throws GatewayUnavailable
   */
  listOrders?(within: { from: string; before: string }): Promise<string[]>;
  /**
   * What reports say of payments made in that time, where a gateway has them.
   * @throws GatewayUnavailable
   */
  listReported?(within: { from: string; before: string }): Promise<Reported[]>;
  /** @returns undefined when the gateway knows no such order */
  readOrder(order: OrderAtGateway): Promise<BookedOrder | undefined>;
}

export type AllBooks = Partial<Record<Provider, GatewayBooks>>;
