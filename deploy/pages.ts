import Fastify from 'fastify';
import { openCitizenPages } from '../dev/front-door/citizen-pages.ts';
import { sendPage } from '../dev/front-door/send-page.ts';

const { PAGES_PORT, CITIZEN_UI_DIR, API_URL, PUBLIC_URL } = process.env;
if (!PAGES_PORT || !CITIZEN_UI_DIR || !API_URL || !PUBLIC_URL) {
  throw new Error('Set PAGES_PORT, CITIZEN_UI_DIR, API_URL and PUBLIC_URL.');
}

/** Gives the proxy the citizens' pages: the public ones drawn, as the front door of development does. */
const app = Fastify({
  logger: { level: 'warn' },
  trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
});
const pageAt = await openCitizenPages({
  citizenUi: CITIZEN_UI_DIR,
  apiUrl: API_URL,
  publicUrl: PUBLIC_URL,
});
app.get('/pages-health', async () => ({}));
app.get('/*', async (request, reply) =>
  sendPage(request, reply, await pageAt(request.url, request.ip)),
);
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
await app.listen({ host: '0.0.0.0', port: Number(PAGES_PORT) });
