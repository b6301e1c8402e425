import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import type { DocumentFiles } from '../../db/document-files.ts';
import {
  erasePerson,
  erasePratica,
  type ErasureToDo,
  listErasuresToDo,
  listFilesOfPerson,
  listFilesOfPratica,
  listMailboxes,
  listPraticheToErase,
} from '../../db/erasures.ts';
import { listComuni } from '../../db/payments.ts';
import type { Accounts } from '../../realm/accounts.ts';
import { RealmAway } from '../../realm/admin-api.ts';
import { takeOutOfSink } from './mail-sink.ts';

const AT_ONCE = 20;
/** Until then every process of the API has noticed that the person is let in no more. */
const SETTLED_MS = 60_000;

export interface Erasing {
  db: Db;
  files: DocumentFiles;
  log: Logger;
  accounts: Pick<Accounts, 'remove'>;
  /** Of the sink that mail goes to instead of to people. */
  mailSinkUrl?: string | undefined;
  now?: number;
}

/**
 * Erases the data of those who asked for it (docs/adr/0050): one pratica after another, each in its own
 * transaction, then the person. Killed anywhere, it goes on at the next turn: what is erased is erased
 * again to no effect. A file goes before the row that names it, so none is left without a name. The
 * account goes before the erasure is done: while Keycloak is away that waits for the next turn.
 */
export async function erasePeople(erasing: Erasing): Promise<false> {
  const askedBefore = new Date((erasing.now ?? Date.now()) - SETTLED_MS).toISOString();
  const which = { askedBefore, limit: AT_ONCE };
  for (const comuneId of await listComuni(erasing.db)) {
    const todo = await asSystem(erasing.db, comuneId, (trx) => listErasuresToDo(trx, which));
    for (const erasure of todo) await erase(erasing, erasure);
  }
  return false;
}

async function erase(
  { db, files, log, accounts, mailSinkUrl }: Erasing,
  erasure: ErasureToDo,
): Promise<void> {
  const { id: erasureId, comuneId, personId } = erasure;
  const pratiche = await asSystem(db, comuneId, (trx) => listPraticheToErase(trx, { personId }));
  for (const { id: praticaId } of pratiche.filter(({ closed }) => closed)) {
    await asSystem(db, comuneId, async (trx) => {
      const stored = await listFilesOfPratica(trx, { praticaId });
      for (const storedAs of stored) await files.drop({ comuneId, storedAs });
      await erasePratica(trx, { erasure, praticaId });
    });
  }
  // One that was on its way while the erasure was asked for: it has to end first.
  if (pratiche.some(({ closed }) => !closed)) {
    log.warn({ erasureId }, 'an erasure waits for a pratica that is open');
    return;
  }
  const addresses = await asSystem(db, comuneId, (trx) => listMailboxes(trx, { personId }));
  await takeOutOfSink(mailSinkUrl, addresses);
  try {
    await accounts.remove(personId);
  } catch (error) {
    if (!(error instanceof RealmAway)) throw error;
    log.warn({ erasureId, err: error }, 'an erasure waits for the realm, where the account is');
    return;
  }
  await asSystem(db, comuneId, async (trx) => {
    const stored = await listFilesOfPerson(trx, { personId });
    for (const storedAs of stored) await files.drop({ comuneId, storedAs });
    await erasePerson(trx, { erasure });
  });
  log.info({ erasureId, pratiche: pratiche.length }, 'a person’s data were erased');
}
