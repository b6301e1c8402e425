import type { ColumnType, JSONColumnType } from 'kysely';
import type { Represented } from '../../workflows/pratica/messages.ts';
import type { FactsColumnWithDefault } from './facts.ts';

export type ApprovalStatus = 'asked' | 'approved' | 'declined' | 'withdrawn' | 'lapsed';

/** What one administrator asked and another decides: of one pratica, or of a batch where none is named. */
export interface ApprovalTable {
  /** The command's that asked. */
  id: string;
  comuneId: string;
  /** A move of the pratica by its name, `refund`, or `movePratiche`. */
  act: string;
  praticaId: string | null;
  /** The pratica's when it was asked. */
  version: number | null;
  payload: FactsColumnWithDefault;
  onBehalfOf: JSONColumnType<Represented> | null;
  /** What would go back, and what one person may give back alone, when it was asked. */
  refundCents: number | null;
  aloneUpToCents: number | null;
  reason: string;
  askedBy: string;
  askedAt: string;
  expiresAt: string;
  status: ColumnType<ApprovalStatus, ApprovalStatus | undefined, ApprovalStatus>;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decidedAt: ColumnType<string | null, string | null | undefined, string | null>;
  /** Why, of whoever decided. */
  decision: ColumnType<string | null, string | null | undefined, string | null>;
  /** The command that decided: given again, it is the same decision. */
  decisionId: ColumnType<string | null, string | null | undefined, string | null>;
}
