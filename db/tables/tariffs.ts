import type { Generated, JSONColumnType } from 'kysely';
import type { JudgedTariff, TariffRules } from '../../vouchers/tariff.ts';

/** One for each service type that has one: what it bears is booked under its id. */
export interface TariffTable {
  id: string;
  comuneId: string;
  serviceTypeId: string;
}

export interface TariffVersionTable {
  id: string;
  comuneId: string;
  tariffId: string;
  /** 1, 2, 3 … for each tariff. */
  version: number;
  validFrom: string;
  rules: JSONColumnType<TariffRules>;
  /** Null when it came with the platform. */
  writtenBy: string | null;
  reason: string | null;
  at: Generated<string>;
}

/** How the tariff of an order was decided, once and for all. */
export interface TariffDecisionTable {
  orderId: string;
  comuneId: string;
  praticaId: string;
  /** Whose ISEE it was. */
  personId: string;
  tariffId: string;
  version: number;
  payPercent: number;
  /** The order before any reduction, and what of it was left to the family; vouchers come after. */
  fullCents: number;
  payCents: number;
  judged: JSONColumnType<JudgedTariff & { isForAnother: boolean }>;
  /** Day of the comune on which it was judged. */
  onDate: string;
  at: string;
}
