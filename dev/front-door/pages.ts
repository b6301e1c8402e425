import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compressPage, readPage, type Page } from './page.ts';
import { newNonce, pageHeaders } from './security.ts';

export interface PageOptions {
  /** Folders with the built apps. */
  citizenUi: string;
  adminUi: string;
  /** The address people type, without a slash at the end. */
  publicUrl: string;
}

/** What Angular names by the hash of its content never changes. */
const hashedName = /-[\w-]{8}\.(js|css)$|\/media\/.+-[\w-]{8}\.\w+$/;

/** Serves both apps: their files as they were built, and the page of each for any of its routes. */
export async function addPages(app: FastifyInstance, options: PageOptions) {
  const apps = [
    { prefix: '/admin/', root: options.adminUi },
    { prefix: '/', root: options.citizenUi },
  ];
  for (const { prefix, root } of apps) {
    // The frame in which the login is looked for without leaving the page.
    const silentLogin = join(root, 'silent-check-sso.html');
    if (!existsSync(silentLogin)) continue;
    const page = readPage(silentLogin);
    app.get(`${prefix}silent-check-sso.html`, (request, reply) => sendPage(request, reply, page));
  }
  for (const [index, { prefix, root }] of apps.entries()) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      index: false,
      wildcard: false,
      globIgnore: ['**/*.html', '**/*.br', '**/*.gz'],
      preCompressed: true,
      cacheControl: false,
      decorateReply: index === 0,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cacheControl(path));
        reply.header('x-content-type-options', 'nosniff');
      },
    });
  }
  const citizen = readPage(join(options.citizenUi, 'index.html'));
  const admin = readPage(join(options.adminUi, 'index.html'));

  app.get('/admin', (_request, reply) => reply.redirect('/admin/', 308));
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) return sendNotFound(reply);
    if (isOtherName(request, options.publicUrl)) {
      return reply.redirect(`${options.publicUrl}${request.url}`, 307);
    }
    if (request.url.startsWith('/admin/')) return sendPage(request, reply, admin);
    return sendPage(request, reply.header('link', fetchedAhead(request.url)), citizen);
  });
}

function cacheControl(path: string): string {
  return hashedName.test(path.replace(/\.(br|gz)$/, ''))
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600';
}

async function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page) {
  const nonce = newNonce();
  const { encoding, body } = await compressPage(page(nonce), request.headers['accept-encoding']);
  if (encoding) reply.header('content-encoding', encoding);
  return reply
    .headers(pageHeaders(nonce))
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-encoding')
    .type('text/html; charset=utf-8')
    .send(body);
}

const service = /^\/servizi\/([\da-f-]{36})(?:\?|$)/;

/** What a page will ask for first, so that a browser asks while it still reads the scripts. */
function fetchedAhead(url: string): string {
  const [, id] = service.exec(url) ?? [];
  const paths = ['/api/sections', ...(id ? [`/api/services/${id}`] : [])];
  return paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', ');
}

/** A route of an app, typed or followed; a missing script or image must not become a page. */
function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0]!;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && (!/\.\w+$/.test(path) || path.endsWith('.html'));
}

/** The login accepts one origin: 127.0.0.1 is led to the name it knows. */
function isOtherName(request: FastifyRequest, publicUrl: string): boolean {
  return new URL(publicUrl).hostname === 'localhost' && request.hostname === '127.0.0.1';
}

export function sendNotFound(reply: FastifyReply) {
  return reply
    .code(404)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        status: 404,
        code: 'not_found',
        title: 'Non c’è nulla a questo indirizzo.',
      }),
    );
}
