import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { findFreePorts } from '../process/ports.ts';
import { compressFiles } from '../parts/compress.ts';
import { createFrontDoor } from './app.ts';
import { layDownCitizenPages } from './testing.ts';

let folder: string;
let api: FastifyInstance;
let door: FastifyInstance;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/front-door-`);
  layDownCitizenPages(folder, '<wemi-citizen></wemi-citizen>');
  mkdirSync(`${folder}/admin`);
  writeFileSync(
    `${folder}/admin/index.html`,
    '<html><body><wemi-admin></wemi-admin></body></html>',
  );
  for (const name of ['browser', 'admin']) {
    writeFileSync(`${folder}/${name}/main-DdFIG5wQ.js`, `// ${'x'.repeat(4_000)}`);
    await compressFiles(`${folder}/${name}`);
  }
  api = await startApi();
  const [portOfNobody] = await findFreePorts(1);
  door = await createFrontDoor({
    citizenUi: `${folder}/browser`,
    adminUi: `${folder}/admin`,
    apiUrl: `http://127.0.0.1:${(api.server.address() as { port: number }).port}`,
    keycloakUrl: `http://127.0.0.1:${portOfNobody}`,
    publicUrl: 'http://localhost:3000',
  });
  url = await door.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await door.close();
  await api.close();
  rmSync(folder, { recursive: true });
});

describe('the front door', () => {
  it.each([
    ['/', 'wemi-citizen'],
    ['/servizi/badante?q=anziani', 'wemi-citizen'],
    ['/admin/', 'wemi-admin'],
    ['/admin/attivita', 'wemi-admin'],
  ])('answers %s with the page of its app, never cached', async (path, element) => {
    const answer = await get(path);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy')!)![1];
    expect(await answer.text()).toContain(`<${element} ngCspNonce="${nonce}">`);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('sends public pages drawn, for who really asks for them', async () => {
    const page = await (await get('/enti?q=a', { 'x-forwarded-for': '6.6.6.6' })).text();
    expect(page).toContain('http://localhost:3000/enti?q=a for 127.0.0.1');
    expect(await (await get('/pratiche')).text()).not.toContain('drawn');
  });

  it('sends its pages compressed to those who can read them so', async () => {
    const answer = await get('/', { 'accept-encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toContain('<wemi-citizen');
    const plain = await get('/', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('sends files named by their content compressed and cached for good', async () => {
    const answer = await get('/admin/main-DdFIG5wQ.js', { 'accept-encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('does not take a missing script for a page', async () => {
    const answer = await get('/main-00000000.js');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(['/api/pratiche/%E0%A4%A', '/servizi/%ff'])(
    'has nothing at %s, which cannot be read',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('leads another name of the machine to the one the login knows', async () => {
    const answer = await fetch(`${url}/servizi`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('http://localhost:3000/servizi');
  });

  it('tells the API who really calls, whatever the caller claims', async () => {
    const answer = await get('/api/headers', { 'x-forwarded-for': '6.6.6.6' });
    expect(await answer.json()).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'localhost:3000',
    });
  });

  it.each(['/sitemap.xml', '/robots.txt'])(
    'has %s at its root, where search engines look',
    async (path) => {
      expect(await (await get(path)).text()).toBe(`/api${path}`);
    },
  );

  it('passes events on one by one', async () => {
    const reader = (await get('/api/stream')).body!.getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe('data: 1\n\n');
    await reader.cancel();
  });

  it('passes a refusal on once, without trying again by itself', async () => {
    const answer = await get('/api/busy');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('1');
  });

  it('says 503 with a time to come back while a part is away', async () => {
    const answer = await get('/auth/realms/wemi');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
  });
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const { port } = door.server.address() as { port: number };
  return fetch(`http://localhost:${port}${path}`, { headers });
}

async function startApi(): Promise<FastifyInstance> {
  const app = Fastify();
  let busy = 0;
  for (const path of ['/api/sitemap.xml', '/api/robots.txt'])
    app.get(path, (request) => request.url);
  app.get('/api/headers', (request) => request.headers);
  app.get('/api/busy', (_, reply) =>
    reply.code(503).header('retry-after', '0').send(String(++busy)),
  );
  app.get('/api/stream', (_, reply) => {
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write('data: 1\n\n');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  app.server.on('close', () => app.server.closeAllConnections());
  return app;
}
