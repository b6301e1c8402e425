import { keycloakHome } from '../tools/keycloak.ts';
import { chromiumPath } from '../tools/chromium.ts';
import type { InstallContext } from '../tools/install.ts';
import { temporalPath } from '../tools/temporal.ts';
import { installTestServer } from '../tools/test-server.ts';
import { buildUis } from '../parts/uis.ts';
import { backendKinds, type Kind } from './kinds.ts';

/** Has at hand, before the first test, what the chosen kinds need; gives what they are told. */
export async function prepareTools(
  chosen: Kind[],
  tools: InstallContext,
): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {};
  const work: Promise<unknown>[] = [];
  if (backendKinds.some((kind) => chosen.includes(kind))) {
    work.push(installTestServer(tools).then((path) => (env.WEMI_TEST_SERVER = path)));
  }
  if (chosen.includes('e2e')) {
    work.push(
      chromiumPath(tools).then((path) => (env.WEMI_CHROMIUM = path)),
      temporalPath(tools).then((path) => (env.WEMI_TEMPORAL_BIN = path)),
      keycloakHome(tools),
      buildUis(tools),
    );
  }
  await Promise.all(work);
  return env;
}
