import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyBaseLogger } from 'fastify';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { listen } from './listen.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());

const log = { warn: () => {} } as unknown as FastifyBaseLogger;

test('Whoever came while the database was away from the start is told to look again', async () => {
  const { hostname, port } = new URL(database.appUrl);
  const sockets = new Set<Socket>();
  const door = createServer((socket) => {
    const behind = connect(Number(port), hostname);
    for (const side of [socket, behind]) sockets.add(side.on('error', () => {}));
    socket.pipe(behind).pipe(socket);
  });
  const address = await openDoor(door, 0);
  door.close();
  await once(door, 'close');
  const url = new URL(database.appUrl);
  [url.hostname, url.port] = ['127.0.0.1', String(address.port)];

  let times = 0;
  const onListening = new Promise<void>((resolve) => {
    const ear = listen(url.href, {
      log,
      onNote: () => {},
      onTold: () => {},
      onListening: () => {
        times += 1;
        void ear.stop().then(resolve);
      },
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(times).toBe(0);
  await openDoor(door, address.port);
  await onListening;
  expect(times).toBe(1);
  sockets.forEach((socket) => socket.destroy());
  door.close();
});

async function openDoor(door: ReturnType<typeof createServer>, port: number) {
  door.listen(port, '127.0.0.1');
  await once(door, 'listening');
  return door.address() as AddressInfo;
}
