import { createServer, type Server } from 'node:net';
import { UserError } from '../user-error.ts';

/** Refuses, naming the variable that moves it, the first port that something else listens on. */
export async function assertPortsAreFree(ports: Record<string, number>): Promise<void> {
  const seen = new Map<number, string>();
  for (const [variable, port] of Object.entries(ports)) {
    const twin = seen.get(port);
    if (twin)
      throw new UserError(`${variable} and ${twin} are both ${port}: give one another port.`);
    seen.set(port, variable);
    if (!(await isFree(port))) {
      throw new UserError(
        `Port ${port} is already in use: stop the program that holds it, or choose another with ${variable}=<port>.`,
      );
    }
  }
}

/** Ports nobody listens on now, all different. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map(close));
  return ports;
}

export async function isFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch {
    return false;
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
