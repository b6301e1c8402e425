import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` all or nothing. */
export function atomically<T>(books: DatabaseSync, work: () => T): T {
  books.exec('begin immediate');
  try {
    const result = work();
    books.exec('commit');
    return result;
  } catch (error) {
    books.exec('rollback');
    throw error;
  }
}
