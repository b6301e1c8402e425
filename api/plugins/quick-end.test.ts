import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { quickEnd } from './quick-end.ts';

test('a request under way is answered, and the end does not wait for its connection', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' });
  await app.register(quickEnd);
  const begun = Promise.withResolvers<void>();
  app.get('/', () => {
    begun.resolve();
    return pause(300, 'answered');
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = fetch(url).then((response) => response.text());
  await begun.promise;
  const start = Date.now();
  await app.close();
  expect(await answer).toBe('answered');
  expect(Date.now() - start).toBeLessThan(5_000);
});
