import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { hash } from 'node:crypto';
import { asActor, type Db } from '../../db/connect.ts';
import { noteSession } from '../../db/person-sessions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { deviceOf } from '../people/device.ts';

const NOTED_EVERY_MS = 600_000;
const REMEMBERED_AT_MOST = 20_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Keeps on what device a log-in is used, so that its person can tell one from another. */
    noteDevice: (actor: Actor, userAgent: string | undefined) => Promise<void>;
  }
}

/** What stands for a session's id where it is kept. */
export function sessionDigest(sessionId: string): string {
  return hash('sha256', sessionId);
}

/** Decorates `app.noteDevice`: one statement for each log-in and ten minutes. */
export const devices = fastifyPlugin<{ db: Db }>(async (app: FastifyInstance, { db }) => {
  const noted = new Map<string, number>();
  app.decorate('noteDevice', async (actor, userAgent) => {
    const { sessionId, id: personId, comuneId } = actor;
    if (!sessionId || (noted.get(sessionId) ?? 0) > Date.now()) return;
    if (noted.size >= REMEMBERED_AT_MOST) noted.clear();
    noted.set(sessionId, Date.now() + NOTED_EVERY_MS);
    const session = { digest: sessionDigest(sessionId), comuneId, personId, device: deviceOf(userAgent) }; // prettier-ignore
    await asActor(db, askingAs(actor), (trx) => noteSession(trx, session));
  });
});
