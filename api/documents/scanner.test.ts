import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { connectClamd, ScannerAway } from './scanner.ts';
import { speakClamd } from './testing-clamd.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

async function serve(answer: (socket: Socket) => void): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready));
  return `127.0.0.1:${(server.address() as { port: number }).port}`;
}

describe('A scan by clamd', () => {
  test('sends every byte in pieces and believes the answer', async () => {
    const received: Buffer[] = [];
    const address = await serve(
      speakClamd((content) => (received.push(content), content.includes('EICAR'))),
    );
    const scanner = connectClamd(address);
    const content = randomBytes(300_000);
    expect(await scanner.isInfected(content)).toBe(false);
    expect(received[0]!.equals(content)).toBe(true);
    expect(await scanner.isInfected(Buffer.from('x EICAR x'))).toBe(true);
  });

  test.each([
    ['speaks nonsense', 'stream: INSTREAM size limit exceeded. ERROR\0'],
    ['says nothing', ''],
    ['never stops', 'x'.repeat(10_000)],
  ])('that %s is no answer', async (_what, answer) => {
    const address = await serve((socket) => {
      socket.on('error', () => {});
      socket.resume().end(answer);
    });
    await expect(connectClamd(address).isInfected(Buffer.from('x'))).rejects.toThrow(ScannerAway);
  });

  test('that does not come is no answer either', async () => {
    const address = await serve((socket) => socket.on('error', () => {}).resume());
    const scan = connectClamd(address, { timeoutMs: 100 }).isInfected(Buffer.from('x'));
    await expect(scan).rejects.toThrow(ScannerAway);
    await expect(connectClamd('127.0.0.1:9').isInfected(Buffer.from('x'))).rejects.toThrow(
      ScannerAway,
    );
  });
});
