import { connect } from '../db/connect.ts';
import { listComuni } from '../db/payments.ts';
import { GatewayUnavailable } from '../payments/gateway.ts';
import { reconcile } from '../payments/reconcile.ts';
import { runAsCommand } from './console.ts';
import { openBooks } from './reconcile/books.ts';
import { readReconcileOptions } from './reconcile/options.ts';
import { reportOnBooks } from './reconcile/report.ts';
import { loadDotEnv } from './settings.ts';
import { UserError } from './user-error.ts';
import { databaseUrl } from './verify/sources.ts';

/** The office's command: docs/reconcile.md. Ends with 1 when the books differ. */
await runAsCommand(async () => {
  loadDotEnv();
  const { day, comune } = readReconcileOptions(process.argv.slice(2));
  const db = connect(databaseUrl(), { max: 2 });
  try {
    const comuni = await listComuni(db);
    if (comune && !comuni.includes(comune))
      throw new UserError(`There is no comune ${comune}: ${comuni.join(', ')}.`);
    let differences = 0;
    for (const comuneId of comune ? [comune] : comuni) {
      const reconciled = await reconcile(db, openBooks(db), { comuneId, day });
      for (const line of reportOnBooks(reconciled)) console.log(line);
      differences += reconciled.differences.length;
    }
    return differences === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    throw new UserError(`A gateway cannot be asked for its books (${error.message}): try again later.`); // prettier-ignore
  } finally {
    await db.destroy();
  }
});
