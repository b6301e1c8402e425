import { pino } from 'pino';
import { startJobs } from '../../activities/jobs/index.ts';
import { API_KEY } from '../../payments/testing.ts';
import type { Radar } from './testing.ts';

/** The real jobs; attempts are left alone for an hour, so that only what is asked is done. */
export function startWork(radar: Radar, mailUrl: string) {
  const config = {
    DATABASE_URL: radar.database.appUrl,
    SMTP_URL: mailUrl,
    MAIL_FROM: 'wemi@example.org',
    PUBLIC_URL: 'https://wemi.example',
    NEXI_URL: radar.nexiUrl,
    NEXI_API_KEY: API_KEY,
    DOCUMENTS_FOLDER: '/nowhere',
    CONTACT_CODE_KEY: 'a-key-for-tests-a-key-for-tests-a-key',
    KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
    KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
  };
  const log = pino({ level: 'silent' });
  const pratiche = radar.pratiche as never;
  return startJobs({ config, db: radar.db, pratiche, log, checkAfterSeconds: 3_600, silenceMs: 2_000 }); // prettier-ignore
}
