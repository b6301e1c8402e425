import { startTestPostgres } from './postgres.ts';

/** `npm test` brings its own server along; jest run by hand gets one here. */
export default async function globalSetup() {
  if (process.env.WEMI_TEST_POSTGRES_URL) return;
  const server = await startTestPostgres();
  process.env.WEMI_TEST_POSTGRES_URL = server.url;
  globalThis.wemiTestPostgres = server;
}
