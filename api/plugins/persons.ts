import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { asActor, type Db } from '../../db/connect.ts';
import { findErasure } from '../../db/erasures.ts';
import { rememberPerson } from '../../db/persons.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';

const REMEMBERED_AT_MOST = 20_000;
/** Whoever has their data erased in another process is let in here for no longer than that. */
const REMEMBERED_MS = 30_000;

/** Keeps the name that goes with an id, so that timelines can say who acted. */
export const persons = fastifyPlugin<{ db: Db }>(async (app: FastifyInstance, { db }) => {
  const known = new Map<string, { said: string; until: number }>();

  app.decorate('meet', async (actor: Actor) => {
    const { id, comuneId, name, role, email = null, enteId = null } = actor;
    const now = JSON.stringify([comuneId, name, role, email, enteId]);
    const before = known.get(id);
    if (before?.said === now && before.until > Date.now()) return;
    await asActor(db, askingAs(actor), async (trx) => {
      if (await rememberPerson(trx, { id, comuneId, name, role, email, enteId })) return;
      const erasure = await findErasure(trx, { personId: id });
      throw problem(erasure ? 'data-erased' : 'forbidden');
    });
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(id, { said: now, until: Date.now() + REMEMBERED_MS });
  });
  app.decorate('forget', (id: string) => void known.delete(id));
});

declare module 'fastify' {
  interface FastifyInstance {
    /** @throws forbidden when the token's comune is none of ours, data-erased when the person had them erased */
    meet: (actor: Actor) => Promise<void>;
    /** So that the person is met anew with their next request. */
    forget: (id: string) => void;
  }
}
