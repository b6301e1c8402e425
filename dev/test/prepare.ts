import { keycloakHome } from '../tools/keycloak.ts';
import { chromiumPath } from '../tools/chromium.ts';
import type { InstallContext } from '../tools/install.ts';
import { temporalPath } from '../tools/temporal.ts';
import { installTestServer } from '../tools/test-server.ts';
import { buildUis } from '../parts/uis.ts';
import { backendKinds, type Kind } from './kinds.ts';

/** What some kinds need before their first test, and what they are told when it is there. */
interface Need {
  kinds: readonly Kind[];
  prepare: (tools: InstallContext) => Promise<NodeJS.ProcessEnv>;
}

const needs: Need[] = [
  {
    kinds: ['api', 'workflow'],
    prepare: async (t) => ({ WEMI_TEST_SERVER: await installTestServer(t) }),
  },
  { kinds: ['e2e'], prepare: async (t) => ({ WEMI_CHROMIUM: await chromiumPath(t) }) },
  { kinds: ['e2e'], prepare: async (t) => ({ WEMI_TEMPORAL_BIN: await temporalPath(t) }) },
  { kinds: ['e2e'], prepare: (t) => keycloakHome(t).then(() => ({})) },
  { kinds: ['e2e'], prepare: (t) => buildUis(t).then(() => ({})) },
];

export interface Prepared {
  env: NodeJS.ProcessEnv;
  /** Why a kind cannot run; the others do. */
  missing: Map<Kind, string>;
}

/**
 * Has at hand, before the first test, what the chosen kinds need.
 * @param startPostgres gives the address of the server that the backend's tests share
 */
export async function prepareTools(
  chosen: Kind[],
  tools: InstallContext,
  startPostgres: () => Promise<string>,
): Promise<Prepared> {
  const database: Need = {
    kinds: backendKinds,
    prepare: async () => ({ WEMI_TEST_POSTGRES_URL: await startPostgres() }),
  };
  const prepared: Prepared = { env: {}, missing: new Map() };
  await Promise.all(
    [database, ...needs].map(async ({ kinds, prepare }) => {
      const wanting = kinds.filter((kind) => chosen.includes(kind));
      if (wanting.length === 0) return;
      try {
        Object.assign(prepared.env, await prepare(tools));
      } catch (error) {
        for (const kind of wanting) prepared.missing.set(kind, (error as Error).message);
      }
    }),
  );
  return prepared;
}
