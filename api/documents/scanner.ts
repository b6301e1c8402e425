import { connect } from 'node:net';

export interface Scanner {
  /** @throws ScannerAway when it cannot tell */
  isInfected(content: Buffer): Promise<boolean>;
}

export class ScannerAway extends Error {}

const CHUNK_BYTES = 64 * 1024;
const ANSWER_AT_MOST = 4096;

/** Where no scanner is set up, nothing is held to be infected. */
export const noScanner: Scanner = { isInfected: async () => false };

/**
 * A clamd asked over TCP by its INSTREAM command: pieces of the file, each after its length, then
 * a length of nought; it answers `stream: OK` or with what it found.
 * @param address host:port
 */
export function connectClamd(address: string, { timeoutMs = 20_000 } = {}): Scanner {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(address) ?? [];
  return {
    isInfected: (content) =>
      new Promise((resolve, reject) => {
        let answer = '';
        const socket = connect({ host, port: Number(port) });
        const away = (why: string) => {
          socket.destroy();
          reject(new ScannerAway(why));
        };
        socket.setTimeout(timeoutMs, () => away('clamd does not answer'));
        socket.on('error', ({ message }) => away(message));
        socket.on('connect', () => {
          for (const piece of piecesOf(content)) socket.write(piece);
        });
        socket.on('data', (said) => {
          answer += said.toString('latin1');
          if (answer.length > ANSWER_AT_MOST) away('clamd says too much');
        });
        socket.on('close', () => {
          if (/\bFOUND\0?\s*$/.test(answer)) resolve(true);
          else if (/^stream: OK\0?\s*$/.test(answer)) resolve(false);
          else reject(new ScannerAway('clamd could not tell'));
        });
      }),
  };
}

function* piecesOf(content: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0', 'latin1');
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    const piece = content.subarray(at, at + CHUNK_BYTES);
    yield lengthOf(piece.length);
    yield piece;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
