import { randomUUID } from 'node:crypto';
import { Type, type Static } from 'typebox';
import type { Books } from './books.ts';

const Text = Type.String({ maxLength: 140 });
const Cents = Type.Integer({ minimum: 1 });

/** What GPD is asked for a position, as far as WeMi needs it: one option, one instalment. */
export const NewPosition = Type.Object({
  iupd: Type.String({ minLength: 1, maxLength: 50 }),
  companyName: Text,
  paymentOption: Type.Array(
    Type.Object({
      description: Type.Optional(Text),
      switchToExpired: Type.Boolean(),
      debtor: Type.Object({
        type: Type.Enum(['F', 'G']),
        fiscalCode: Type.String(),
        fullName: Type.String(),
      }),
      installments: Type.Array(
        Type.Object({
          nav: Type.Optional(Type.String({ pattern: '^3\\d{17}$' })),
          iuv: Type.String({ pattern: '^\\d{17}$' }),
          amount: Cents,
          description: Text,
          dueDate: Type.String({ format: 'date-time' }),
          transfer: Type.Array(
            Type.Object({
              idTransfer: Type.Enum(['1', '2', '3', '4', '5']),
              amount: Cents,
              organizationFiscalCode: Type.Optional(Type.String()),
              remittanceInformation: Text,
              category: Type.String(),
              iban: Type.String({ pattern: '^[A-Za-z0-9]{1,35}$' }),
            }),
            { minItems: 1, maxItems: 5 },
          ),
        }),
        { minItems: 1, maxItems: 1 },
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
});
export type NewPosition = Static<typeof NewPosition>;

export interface Position {
  iupd: string;
  organization: string;
  iuv: string;
  nav: string;
  amount: number;
  /** JSON of what was asked. */
  asked: string;
  status: 'VALID' | 'PAID';
  inserted_at: string;
  paid_at: string | null;
  receipt_id: string | null;
  /** Epoch milliseconds from which its receipt can be had. */
  receipt_from: number | null;
}

/** @returns false when the name or the number is taken */
export function addPosition(books: Books, organization: string, asked: NewPosition): boolean {
  const { iuv, amount } = asked.paymentOption[0]!.installments[0]!;
  const { changes } = books
    .prepare('insert or ignore into positions values (?, ?, ?, ?, ?, ?, ?, ?, null, null, null)')
    .run(asked.iupd, organization, iuv, `3${iuv}`, amount, JSON.stringify(asked), 'VALID', now());
  return changes === 1;
}

export function findPosition(books: Books, organization: string, iupd: string) {
  const found = books.prepare('select * from positions where organization = ? and iupd = ?');
  return found.get(organization, iupd) as unknown as Position | undefined;
}

export function findByNumber(books: Books, organization: string, nav: string) {
  const found = books.prepare('select * from positions where organization = ? and nav = ?');
  return found.get(organization, nav) as unknown as Position | undefined;
}

/** Newest first. */
export function listPositions(books: Books, limit: number): Position[] {
  const rows = books.prepare('select * from positions order by inserted_at desc limit ?').all(limit); // prettier-ignore
  return rows as unknown as Position[];
}

/** Paid ones, oldest first. */
export function listPaid(books: Books, organization: string): Position[] {
  const rows = books
    .prepare("select * from positions where organization = ? and status = 'PAID' order by paid_at, iupd")
    .all(organization); // prettier-ignore
  return rows as unknown as Position[];
}

/** Paid once: whoever pays second is told so. @param receiptFrom epoch milliseconds */
export function payPosition(books: Books, position: Position, receiptFrom: number): boolean {
  const { changes } = books
    .prepare(
      `update positions set status = 'PAID', paid_at = ?, receipt_id = ?, receipt_from = ?
       where organization = ? and iupd = ? and status = 'VALID'`,
    )
    .run(
      now(),
      randomUUID().replaceAll('-', ''),
      receiptFrom,
      position.organization,
      position.iupd,
    );
  return changes === 1;
}

/** @returns false when it is paid */
export function dropPosition(books: Books, { organization, iupd }: Position): boolean {
  const { changes } = books
    .prepare("delete from positions where organization = ? and iupd = ? and status = 'VALID'")
    .run(organization, iupd);
  return changes === 1;
}

function now(): string {
  return new Date().toISOString();
}
