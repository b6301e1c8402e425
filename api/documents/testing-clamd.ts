import type { Socket } from 'node:net';

const COMMAND = 'zINSTREAM\0';

/** The other end of INSTREAM, as clamd speaks it: for a server of a test. */
export function speakClamd(isInfected: (content: Buffer) => boolean): (socket: Socket) => void {
  return (socket) => {
    let heard = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (more) => {
      heard = Buffer.concat([heard, more as Buffer]);
      const content = contentOf(heard);
      if (content) socket.end(isInfected(content) ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0');
    });
  };
}

function contentOf(heard: Buffer): Buffer | undefined {
  if (heard.toString('latin1', 0, COMMAND.length) !== COMMAND) return undefined;
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
