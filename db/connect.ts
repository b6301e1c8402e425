import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

/** In whose name rows are read and written; row-level security knows nobody else. */
export interface Asking {
  comuneId: string;
  /** A role of the transition table, or `anonymous` for public pages. */
  role: string;
  personId?: string | null;
  enteId?: string | null;
  sportelloId?: string | null;
  /** Of the asker's own address (`digestOf`), to find the mandates that it was offered. */
  digest?: string | null;
}

/**
 * A pool of connections, opened at first use: a database that is away fails the query, not the
 * start. Instants come as ISO strings in UTC, dates as `2026-01-01`, bigint ids as strings. No jit:
 * compiling our short queries would take longer than running them.
 */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Db {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: '-c search_path=wemi,public -c timezone=UTC -c jit=off -c statement_timeout=20s',
    types: { getTypeParser },
  });
  // The pool drops a connection that breaks, idle or in use, and the query under way fails; without
  // these listeners the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Database>({
    dialect: new AskingDialect({ pool, isApp: new URL(url).username === 'wemi_app' }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/**
 * @param last sends the transaction's last statement without awaiting its answer, so that the commit
 *   travels with it; the transaction fails as the statement does
 */
type Work<T> = (trx: Trx, last: (send: () => Promise<unknown>) => Promise<void>) => Promise<T>;

/** Runs `work` in one transaction that sees what `asking` may see, and nothing once it ended. */
export async function asActor<T>(db: Db, asking: Asking, work: Work<T>): Promise<T> {
  const transaction: Transacting = { asking };
  let ending: Promise<unknown> | undefined;
  const last = (send: () => Promise<unknown>) =>
    new Promise<void>((resolve, reject) => {
      transaction.onSent = resolve;
      ending = send();
      ending.catch(reject);
    });
  const result = await asker.run(transaction, () =>
    db.transaction().execute((trx) => work(trx, last)),
  );
  await ending;
  return result;
}

/** The platform itself at work in one comune: the record of a move, jobs, payment notices. */
export function asSystem<T>(db: Db, comuneId: string, work: Work<T>): Promise<T> {
  return asActor(db, { comuneId, role: 'system' }, work);
}

const NAMES_AT_MOST = 2_000;
interface Transacting {
  asking: Asking;
  /** Called when the next statement has left. */
  onSent?: () => void;
}
const asker = new AsyncLocalStorage<Transacting>();

/**
 * Opens a transaction and says in the same breath who asks, and awaits neither: the first query
 * travels with them, and fails if they fail. One journey to the database instead of three.
 */
class AskingDriver extends PostgresDriver {
  readonly #isApp: boolean;
  constructor(config: AskingConfig) {
    super(config);
    this.#isApp = config.isApp;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const opening = connection.executeQuery(
      CompiledQuery.raw(openingOf(asker.getStore()?.asking, this.#isApp)),
    );
    opening.catch(() => {});
  }
}

interface AskingConfig extends PostgresDialectConfig {
  /** Connected as wemi_app; the owner and a superuser stay who they are. */
  isApp: boolean;
}

class AskingDialect extends PostgresDialect {
  readonly #config: AskingConfig;
  constructor(config: AskingConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new AskingDriver(this.#config);
  }
}

function openingOf(asking: Asking | undefined, isApp: boolean): string {
  if (!asking) return 'begin';
  const { comuneId, role, personId, enteId, sportelloId: sportello, digest } = asking;
  const few = { ...(sportello ? { sportello } : {}), ...(digest ? { digest } : {}) };
  const settings = { comune: comuneId, role, person: personId, ente: enteId, ...few };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('wemi.${name}', ${pg.escapeLiteral(value ?? '')}, true)`,
  );
  // The platform asks by key: a plan for any key is a plan for this one, and is made once.
  if (role === 'system') set.push(`set_config('plan_cache_mode', 'force_generic_plan', true)`);
  // Its policies say less, and so cost less (mirror-system.ts).
  if (role === 'system' && isApp) set.push(`set_config('role', 'wemi_system', true)`);
  return `begin; select ${set.join(', ')}`;
}

/**
 * Prepares every statement once for each connection, named by its text: with row-level security,
 * planning costs more than running. What is asked within one turn of the loop, such as a
 * transaction's opening and its first query, leaves in one write (docs/performance.md).
 */
class PreparingClient extends pg.Client {
  // The overloads of `query` are many; only a text with values is changed on its way.
  override query(...args: unknown[]): never {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    const [text, values] = args;
    const transaction = asker.getStore();
    const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const name = isStatement ? nameOf(text, transaction?.asking.role === 'system') : '';
    const named = isStatement ? [{ name, text, values }, ...args.slice(2)] : args;
    const answer = (super.query as (...args: unknown[]) => never)(...named);
    transaction?.onSent?.();
    return answer;
  }
}

const names = new Map<string, string>();

/** A plan made under one database role is thrown away under another: each has a name of its own. */
function nameOf(text: string, isSystem: boolean): string {
  const known = names.get(text) ?? createHash('sha1').update(text).digest('hex');
  if (names.size < NAMES_AT_MOST) names.set(text, known);
  return isSystem ? `system ${known}` : known;
}

const { DATE, TIMESTAMPTZ } = pg.types.builtins;

function getTypeParser(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (type === DATE) return (text) => text;
  if (type === TIMESTAMPTZ) return (text) => new Date(text).toISOString();
  return pg.types.getTypeParser(type, format as 'text');
}
