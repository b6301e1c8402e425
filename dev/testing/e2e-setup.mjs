import { tellWithin } from '../../db/testing-rules.ts';
import { startTestStack } from './stack.ts';

/**
 * One stack for all end-to-end files: Keycloak alone takes half a minute to be born. Its pratiche
 * continue as new often; WORKER_CACHED_PRATICHE=0 has its worker replay them at every step.
 */
export default async function e2eSetup() {
  const { WORKER_CACHED_PRATICHE: cached } = process.env;
  const stack = await startTestStack({
    continueAsNewAfter: 200,
    ...(cached ? { env: { WORKER_CACHED_PRATICHE: cached } } : {}),
  });
  // Half a minute for every mail that a test waits for would be most of its time.
  await tellWithin(stack.databases.ownerUrl, { mail: 4, sms: 6 });
  globalThis.wemiStack = stack;
  process.env.WEMI_E2E_STACK = JSON.stringify(stack);
}
