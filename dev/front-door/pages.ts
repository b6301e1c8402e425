import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CitizenPages, openCitizenPages } from './citizen-pages.ts';
import { readPage } from './page.ts';
import { sendPage } from './send-page.ts';

export interface PageOptions extends CitizenPages {
  adminUi: string;
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
  const citizenPage = await openCitizenPages(options);
  const admin = readPage(join(options.adminUi, 'index.html'));

  app.get('/admin', (_request, reply) => reply.redirect('/admin/', 308));
  app.setNotFoundHandler(async (request, reply) => {
    if (!wantsPage(request)) return sendNotFound(reply);
    if (isOtherName(request, options.publicUrl)) {
      return reply.redirect(`${options.publicUrl}${request.url}`, 307);
    }
    if (request.url.startsWith('/admin/')) return sendPage(request, reply, admin);
    return sendPage(request, reply, await citizenPage(request.url, request.ip));
  });
}

function cacheControl(path: string): string {
  return hashedName.test(path.replace(/\.(br|gz)$/, ''))
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600';
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
