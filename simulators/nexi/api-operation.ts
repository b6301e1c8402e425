import type { Operation } from './operations.ts';

/** An operation as the contract shows it to the merchant: ids and amounts are strings. */
export function toApiOperation(operation: Operation) {
  return {
    orderId: operation.order_id,
    operationId: String(operation.operation_id),
    channel: operation.type === 'REFUND' ? 'BACKOFFICE' : 'ECOMMERCE',
    operationType: operation.type,
    operationResult: operation.result,
    operationTime: operation.at,
    paymentMethod: 'CARD',
    paymentCircuit: 'VISA',
    paymentInstrumentInfo: operation.instrument,
    operationAmount: String(operation.amount),
    operationCurrency: 'EUR',
  };
}
