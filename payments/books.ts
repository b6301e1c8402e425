import type { Provider } from '../db/tables/money.ts';
import type { OrderAtGateway } from './gateway.ts';

/** One time that a gateway took money, or gave it back, as its own books have it. */
export interface Booked {
  operationId: string;
  cents: number;
}

export interface BookedOrder {
  taken: Booked[];
  givenBack: Booked[];
}

/** A gateway's own books, to hold ours against. Reading them changes nothing. */
export interface GatewayBooks {
  /**
   * The orders, by our ids, of which something moved between two ISO instants; missing where a
   * gateway tells only of orders that it is asked about.
   * @throws GatewayUnavailable
   */
  listOrders?(within: { from: string; before: string }): Promise<string[]>;
  /** @returns undefined when the gateway knows no such order */
  readOrder(order: OrderAtGateway): Promise<BookedOrder | undefined>;
}

export type AllBooks = Partial<Record<Provider, GatewayBooks>>;
