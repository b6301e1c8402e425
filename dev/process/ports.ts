import { createServer, type Server } from 'node:net';
import { UserError } from '../user-error.ts';

const [lowest, beyond] = [15_000, 32_000];

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

/**
 * Ports nobody listens on now, all different. Below 32768: above, the system gives them to
 * outgoing connections, also between this look and the moment a part listens.
 */
export async function findFreePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries += 1) {
    if (tries > 500) throw new UserError(`There are no ${count} free ports on this machine.`);
    const port = lowest + Math.floor(Math.random() * (beyond - lowest));
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

/** On both addresses of "localhost": a stranger on ::1 alone would get half of the browsers. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      await close(await listen(port, host));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A machine without IPv6 has nobody on ::1.
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') return false;
    }
  }
  return true;
}

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
