import { Type } from 'typebox';
import type { Booked, GatewayBooks } from './books.ts';
import { callNexi, check, NexiOperation, readNexiOrder, type NexiAccess } from './nexi.ts';

const PAGE = 500;
const Listed = Type.Object({ operations: Type.Array(NexiOperation) });

/** The books of Nexi XPay: its operations of a time, and each order whole. */
export function openNexiBooks(access: NexiAccess): GatewayBooks {
  const call = callNexi(access);
  return {
    async listOrders({ from, before }) {
      const orders = new Set<string>();
      for (let since = from; ;) {
        const query = new URLSearchParams({ fromTime: since, toTime: before, maxRecords: String(PAGE) }); // prettier-ignore
        const { operations } = check(Listed, await call('GET', `/operations?${query}`));
        for (const { orderId } of operations) orders.add(orderId);
        const last = operations.at(-1);
        if (operations.length < PAGE || !last || last.operationTime === since) return [...orders];
        since = last.operationTime;
      }
    },
    async readOrder({ orderId }) {
      const order = await readNexiOrder(call, orderId);
      if (!order) return undefined;
      const executed = order.operations.filter((each) => each.operationResult === 'EXECUTED');
      const of = (type: string) =>
        executed.filter(({ operationType }) => operationType === type).map(toBooked);
      return { taken: of('CAPTURE'), givenBack: of('REFUND') };
    },
  };
}

function toBooked(operation: { operationId: string; operationAmount: string }): Booked {
  return { operationId: operation.operationId, cents: Number(operation.operationAmount) };
}
