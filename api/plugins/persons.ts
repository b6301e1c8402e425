import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { asActor, type Db } from '../../db/connect.ts';
import { rememberPerson } from '../../db/persons.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';

const REMEMBERED_AT_MOST = 20_000;

/** Keeps the name that goes with an id, so that timelines can say who acted. */
export const persons = fastifyPlugin<{ db: Db }>(async (app: FastifyInstance, { db }) => {
  const known = new Map<string, string>();

  app.decorate('meet', async (actor: Actor) => {
    const { id, comuneId, name, role, email = null, enteId = null } = actor;
    const now = JSON.stringify([comuneId, name, role, email, enteId]);
    if (known.get(id) === now) return;
    const isOurs = await asActor(db, askingAs(actor), (trx) =>
      rememberPerson(trx, { id, comuneId, name, role, email, enteId }),
    );
    if (!isOurs) throw problem('forbidden');
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(id, now);
  });
});

declare module 'fastify' {
  interface FastifyInstance {
    /** @throws forbidden when the token's comune is none of ours */
    meet: (actor: Actor) => Promise<void>;
  }
}
