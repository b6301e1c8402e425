import { startTestStack } from './stack.ts';

/** One stack for all end-to-end files: Keycloak alone takes half a minute to be born. */
export default async function e2eSetup() {
  const stack = await startTestStack();
  globalThis.wemiStack = stack;
  process.env.WEMI_E2E_STACK = JSON.stringify(stack);
}
