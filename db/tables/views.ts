import type { ColumnType, Generated } from 'kysely';

export type Place = 'tasks' | 'pratiche';

/** A list as somebody narrowed it, under a name; shared with those of the same circle, or not. */
export interface SavedViewTable {
  id: string;
  comuneId: string;
  ownerId: string;
  ownerName: string;
  /** The circle: whoever has this role, at this ente or sportello where there is one. */
  role: string;
  enteId: string | null;
  sportelloId: string | null;
  place: Place;
  name: string;
  /** The filters as they stand in the address. */
  query: ColumnType<Record<string, string>, string, string>;
  shared: Generated<boolean>;
  /** Of the request that made it, to tell the same asked again from another. */
  requestHash: string;
  createdAt: ColumnType<string, never, never>;
}
