import { sql } from 'kysely';
import { asSystem, connect, type Db } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import type { PraticaStanding } from '../../db/verify-chains.ts';
import { verifyHistory } from '../../db/verify-history.ts';
import { UserError } from '../user-error.ts';
import { isWhole, reportOn } from './report.ts';
import { anchorFile, databaseUrl, trustedKeys } from './sources.ts';

interface Asked {
  comune?: string | undefined;
  pratica?: string | undefined;
  anchors?: string;
  key?: string;
}

/** @returns whether all that was asked for holds */
export async function verifyDatabase(asked: Asked): Promise<boolean> {
  const [keys, file] = [trustedKeys(asked.key), anchorFile(asked.anchors)];
  if (!file) console.log('There is no anchor file: what was anchored outside is not compared.');
  return withSnapshots(async (db) => {
    const targets = asked.pratica
      ? [await findPratica(db, asked.pratica, asked.comune)]
      : (await comuniOf(db, asked.comune)).map((comuneId) => ({ comuneId, pratica: undefined }));
    let isAllWhole = true;
    for (const target of targets) {
      const verified = await verifyHistory(db, { ...target, keys, anchorFile: file });
      for (const line of reportOn(verified)) console.log(line);
      const newer = verified.events - verified.anchoredEvents;
      if (!target.pratica && newer > 0) {
        console.log(`${target.comuneId}: ${newer} of the events are in no anchor yet`);
      }
      isAllWhole &&= isWhole(verified);
    }
    return isAllWhole;
  });
}

/** Runs `work` with one connection on which each transaction sees one moment of the database. */
export async function withSnapshots<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const url = databaseUrl();
  const db = connect(url, { max: 1 });
  try {
    await sql`set session characteristics as transaction isolation level repeatable read`
      .execute(db)
      .catch((error: Error) => {
        const { host } = new URL(url);
        throw new UserError(`The database on ${host} does not answer (${error.message}): start it, or set DATABASE_URL.`); // prettier-ignore
      });
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** @throws UserError when there is no such pratica, or two comuni have one */
export async function findPratica(
  db: Db,
  numberOrId: string,
  comune: string | undefined,
): Promise<{ comuneId: string; pratica: PraticaStanding }> {
  const isId = /^[0-9a-f-]{36}$/i.test(numberOrId);
  const found = [];
  for (const comuneId of await comuniOf(db, comune)) {
    const pratica = await asSystem(db, comuneId, (trx) =>
      trx
        .selectFrom('pratica')
        .select(['id', 'number', 'version', 'state'])
        .where(isId ? 'id' : 'number', '=', numberOrId)
        .executeTakeFirst(),
    );
    if (pratica) found.push({ comuneId, pratica });
  }
  if (found.length > 1) throw new UserError(`More than one comune has a pratica ${numberOrId}: say which with --comune.`); // prettier-ignore
  if (!found[0]) throw new UserError(`There is no pratica ${numberOrId}.`);
  return found[0];
}

async function comuniOf(db: Db, comune: string | undefined): Promise<string[]> {
  const comuni = await listComuni(db);
  if (!comune) return comuni;
  if (!comuni.includes(comune)) throw new UserError(`There is no comune ${comune}: ${comuni.join(', ')}.`); // prettier-ignore
  return [comune];
}
