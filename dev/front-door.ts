import { createFrontDoor } from './front-door/app.ts';

const { FRONT_DOOR_PORT, CITIZEN_UI_DIR, ADMIN_UI_DIR, API_URL, KEYCLOAK_URL, PUBLIC_URL } =
  process.env;
if (
  !FRONT_DOOR_PORT ||
  !CITIZEN_UI_DIR ||
  !ADMIN_UI_DIR ||
  !API_URL ||
  !KEYCLOAK_URL ||
  !PUBLIC_URL
) {
  throw new Error('The front door is started by npm start, which gives it its addresses.');
}

const app = await createFrontDoor({
  citizenUi: CITIZEN_UI_DIR,
  adminUi: ADMIN_UI_DIR,
  apiUrl: API_URL,
  keycloakUrl: KEYCLOAK_URL,
  publicUrl: PUBLIC_URL,
});
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
// "localhost" is both 127.0.0.1 and ::1: browsers try either first.
await app.listen({ host: 'localhost', port: Number(FRONT_DOOR_PORT) });
