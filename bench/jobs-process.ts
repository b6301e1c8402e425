import { type ChildProcess, spawn } from 'node:child_process';
import { API_KEY, type PaymentStage } from '../payments/testing.ts';

const SILENCE_MS = 2_000;

/** What startJobs does, in a process of its own that ends with this one, or is killed. */
export function startJobsProcess(where: Record<string, string>): ChildProcess {
  const config = {
    MAIL_FROM: 'wemi@example.org',
    CONTACT_CODE_KEY: 'a-key-for-the-bench-a-key-for-the-bench',
    KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
    KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
    PUBLIC_URL: 'https://wemi.example',
    NEXI_API_KEY: API_KEY,
    DOCUMENTS_FOLDER: '/nowhere',
    ...where,
  };
  const program = `
    import { pino } from 'pino';
    import { connect } from './db/connect.ts';
    import { startJobs } from './activities/jobs/index.ts';
    process.on('disconnect', () => process.exit());
    const config = JSON.parse(process.env.CONFIG);
    const db = connect(config.DATABASE_URL);
    await startJobs({ config, db, pratiche: { confirm: async () => {} }, log: pino({ level: 'silent' }), silenceMs: ${SILENCE_MS} });`;
  return spawn('node_modules/.bin/node', ['--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH, CONFIG: JSON.stringify(config) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

/** Whether a fact still has to be carried, or a delivery to leave. */
export async function isAnythingOpen(stage: PaymentStage): Promise<boolean> {
  return stage.system(async (trx) => {
    const row = await trx.selectFrom('outbox').select('id').where('queuedAt', 'is', null).limit(1).executeTakeFirst(); // prettier-ignore
    if (row) return true;
    const delivery = await trx.selectFrom('delivery').select('id').where('state', 'in', ['waiting', 'queued']).limit(1).executeTakeFirst(); // prettier-ignore
    return delivery !== undefined;
  });
}
