import type { ColumnType } from 'kysely';

/** From which pratiche a sample was drawn. Days are the comune's, both ends counted. */
export interface SampleFilters {
  from: string;
  until: string;
  /** A service type. */
  type?: string;
  /** An ente that was asked. */
  enteId?: string;
}

export interface AuditSampleTable {
  id: string;
  comuneId: string;
  drawnBy: string;
  drawnAt: string;
  seed: string;
  size: number;
  filters: ColumnType<SampleFilters, string, never>;
  /** How many pratiche it was drawn from. */
  population: number;
  /** In the order in which they were drawn. */
  praticaIds: string[];
}
