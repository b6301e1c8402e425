import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { assertPortsAreFree, findFreePorts } from './ports.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

describe('the ports of the stack', () => {
  it('refuses a busy one with its number and the variable that moves it', async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(assertPortsAreFree({ WEMI_API_PORT: port })).rejects.toThrow(
      `Port ${port} is already in use: stop the program that holds it, or choose another with WEMI_API_PORT=<port>.`,
    );
  });

  it('refuses one that is busy on the other address of localhost', async () => {
    server = createServer().listen(0, '::1');
    const isBound = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isBound) return;
    const { port } = server.address() as { port: number };
    await expect(assertPortsAreFree({ WEMI_PORT: port })).rejects.toThrow('already in use');
  });

  it('refuses the same port given twice', async () => {
    const [port] = await findFreePorts(1);
    await expect(assertPortsAreFree({ WEMI_PORT: port!, WEMI_API_PORT: port! })).rejects.toThrow(
      'WEMI_API_PORT and WEMI_PORT',
    );
  });

  it('finds as many free ones as asked, all different', async () => {
    const ports = await findFreePorts(11);
    expect(new Set(ports).size).toBe(11);
    expect(Math.max(...ports)).toBeLessThan(32_768);
    await expect(
      assertPortsAreFree(Object.fromEntries(ports.map((port) => [`P${port}`, port]))),
    ).resolves.toBeUndefined();
  });
});
