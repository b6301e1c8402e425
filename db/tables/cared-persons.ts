import type { Generated } from 'kysely';

/** Somebody whom a citizen looks after, as the citizen keeps them for the next need. */
export interface CaredPersonTable {
  id: string;
  comuneId: string;
  ownerId: string;
  name: string;
  relation: string | null;
  /** A year, or an ISO date. */
  born: string | null;
  fiscalCode: string | null;
  address: string | null;
  municipio: number | null;
  createdAt: Generated<string>;
  updatedAt: Generated<string>;
}
