import type { Generated } from 'kysely';

/** A service that a citizen wants to find again. */
export interface FavouriteServiceTable {
  comuneId: string;
  ownerId: string;
  serviceId: string;
  /** As it was when it was added. */
  title: string;
  addedAt: Generated<string>;
}
