import { baseEnvironment, nodePath } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { isHttpOk } from '../process/wait.ts';
import { root, type Ports } from '../settings.ts';
import type { BuiltUis } from './uis.ts';

export function startFrontDoor(
  supervisor: Supervisor,
  options: { ports: Ports; publicUrl: string; uis: BuiltUis },
) {
  const { ports, publicUrl, uis } = options;
  return supervisor.serve({
    name: 'front-door',
    command: nodePath,
    args: ['dev/front-door.ts'],
    cwd: root,
    env: {
      ...baseEnvironment(),
      FRONT_DOOR_PORT: String(ports.frontDoor),
      CITIZEN_UI_DIR: uis.citizen,
      ADMIN_UI_DIR: uis.admin,
      API_URL: `http://127.0.0.1:${ports.api}`,
      KEYCLOAK_URL: `http://127.0.0.1:${ports.keycloak}`,
      PUBLIC_URL: publicUrl,
    },
    isReady: () => isHttpOk(`http://127.0.0.1:${ports.frontDoor}/admin/`),
    stopRank: 1,
  });
}
