import { startTestStack } from './stack.ts';

/**
 * One stack for each of jest's workers, shared by all the files that it runs: Keycloak alone takes
 * half a minute to be born. Its pratiche continue as new often; WORKER_CACHED_PRATICHE=0 has its
 * worker replay them at every step.
 */
export default async function e2eSetup({ maxWorkers }) {
  const { WORKER_CACHED_PRATICHE: cached } = process.env;
  const options = {
    continueAsNewAfter: 200,
    ...(cached ? { env: { WORKER_CACHED_PRATICHE: cached } } : {}),
  };
  const starting = Array.from({ length: maxWorkers }, () => startTestStack(options));
  const started = await Promise.allSettled(starting);
  globalThis.wemiStacks = started.flatMap(({ value }) => value ?? []);
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await stopAll();
    throw failed.reason;
  }
  process.env.WEMI_E2E_STACKS = JSON.stringify(globalThis.wemiStacks);
}

export async function stopAll() {
  await Promise.all((globalThis.wemiStacks ?? []).map((stack) => stack.stop()));
}
