import { newId, type Books } from './books.ts';

export interface Order {
  id: string;
  /** Cents. */
  amount: number;
  status: 'CREATED' | 'APPROVED' | 'PAYER_ACTION_REQUIRED' | 'COMPLETED';
  funding: Funding | null;
  description: string | null;
  custom_id: string | null;
  invoice_id: string | null;
  reference_id: string;
  return_url: string;
  cancel_url: string;
  create_time: string;
  update_time: string;
}

/** What the payer pays with, and so what becomes of the capture. */
export type Funding = keyof typeof FUNDINGS;
export const FUNDINGS = {
  balance: 'Saldo PayPal: il pagamento riesce',
  declined: 'Carta rifiutata: quando il venditore incassa, PayPal dice di no',
  refused: 'Carta sospetta: l’incasso è registrato e rifiutato',
  bank: 'Conto corrente: l’incasso resta in attesa per giorni, poi riesce',
  bounced: 'Conto corrente vuoto: l’incasso resta in attesa per giorni, poi è rifiutato',
  short: 'Saldo insufficiente: PayPal incassa un euro in meno del dovuto',
} as const;

/** How long the payer has for approving. */
const PAGE_LIVES_MS = 3 * 60 * 60_000;

export type NewOrder = Pick<
  Order,
  | 'amount'
  | 'description'
  | 'custom_id'
  | 'invoice_id'
  | 'reference_id'
  | 'return_url'
  | 'cancel_url'
>;

/** @returns undefined when the invoice id is taken: an invoice is paid once */
export function createOrder(books: Books, asked: NewOrder): Order | undefined {
  const at = new Date().toISOString();
  const order: Order = { ...asked, id: newId(), status: 'CREATED', funding: null, create_time: at, update_time: at }; // prettier-ignore
  const { changes } = books
    .prepare(
      `insert into orders values (:id, :amount, :status, :funding, :description, :custom_id,
         :invoice_id, :reference_id, :return_url, :cancel_url, :create_time, :update_time)
       on conflict do nothing`,
    )
    .run({ ...order });
  return changes === 0 ? undefined : order;
}

export function findOrder(books: Books, id: string): Order | undefined {
  return books.prepare('select * from orders where id = ?').get(id) as Order | undefined;
}

export function listOrders(books: Books, limit: number): Order[] {
  const rows = books.prepare('select * from orders order by create_time desc limit ?').all(limit);
  return rows as unknown as Order[];
}

/** @returns the order as it now is, or undefined when there is nothing to approve any more */
export function approve(books: Books, order: Order, funding: Funding): Order | undefined {
  if (!isForApproving(order) || isPageOver(order)) return undefined;
  return moveOrder(books, { ...order, status: 'APPROVED', funding });
}

export function isForApproving({ status }: Order): boolean {
  return status === 'CREATED' || status === 'PAYER_ACTION_REQUIRED';
}

export function isPageOver({ create_time }: Order, now = Date.now()): boolean {
  return now - Date.parse(create_time) > PAGE_LIVES_MS;
}

export function moveOrder(books: Books, order: Order): Order {
  const moved = { ...order, update_time: new Date().toISOString() };
  books
    .prepare('update orders set status = ?, funding = ?, update_time = ? where id = ?')
    .run(moved.status, moved.funding, moved.update_time, moved.id);
  return moved;
}
