import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { asSystem } from '../../db/connect.ts';
import { markDeliveriesQueued } from '../../db/deliveries.ts';
import { sendMail } from './send-mail.ts';

export interface ReceivedMail {
  to: string[];
  /** Headers and body as they came. */
  data: string;
}

interface Mood {
  refuses: boolean;
  hangs: boolean;
  /** What it answers to every recipient, where that is no yes. */
  recipient: string | undefined;
  /** The one address for which it has no room now. */
  refusedOnly: string | undefined;
  seen: number;
}

/** A mail server that keeps what it gets; it can refuse, or never answer once it has a mail. */
export async function startMailServer() {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const mood: Mood = {
    refuses: false,
    hangs: false,
    recipient: undefined,
    refusedOnly: undefined,
    seen: 0,
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    converse(socket, mails, mood);
  });
  const desk = createHttpServer(({ url = '' }, answer) => {
    const asked = new URL(url, 'http://mail.test').searchParams.get('messageId');
    const found = mails.filter(({ data }) => data.includes(`Message-ID: ${asked}`));
    answer.end(JSON.stringify(found.map(({ to }) => ({ to }))));
  });
  const [smtpPort, deskPort] = [await openPort(server), await openPort(desk)];
  return {
    url: `smtp://127.0.0.1:${smtpPort}`,
    /** Where it says which mails of a Message-ID it took. */
    lookupUrl: `http://127.0.0.1:${deskPort}/?messageId={messageId}`,
    mails,
    mood,
    stop() {
      for (const socket of sockets) socket.destroy();
      desk.closeAllConnections();
      desk.close();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function openPort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function converse(socket: Socket, mails: ReceivedMail[], mood: Mood): void {
  let mail: ReceivedMail = { to: [], data: '' };
  let isData = false;
  let rest = '';
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say(mood.refuses ? '421 not today' : '220 mail.test');

  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });

  function take(line: string): void {
    if (isData && line !== '.') mail.data += `${line}\r\n`;
    else if (isData) finish();
    // Also on a connection that was opened before.
    else if (mood.refuses && line.startsWith('MAIL')) say('451 not today');
    else if (mood.recipient && line.startsWith('RCPT')) say(mood.recipient);
    else if (mood.refusedOnly && line.includes(mood.refusedOnly)) say('452 no room now');
    else if (line.startsWith('RCPT')) {
      mail.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
      say('250 ok');
    } else if (line === 'DATA') {
      isData = true;
      say('354 go on');
    } else say(line.startsWith('QUIT') ? '221 bye' : '250 ok');
  }

  function finish(): void {
    isData = false;
    mood.seen += 1;
    if (mood.hangs) return;
    mails.push(mail);
    mail = { to: [], data: '' };
    say('250 kept');
  }
}

/**
 * Sends every mail that waits in Milano, whenever it is due; the queue is left out.
 * @returns how many deliveries were worked on
 */
export async function sendAllMail(sending: Parameters<typeof sendMail>[0]): Promise<number> {
  const comuneId = 'milano';
  const ids = await asSystem(sending.db, comuneId, async (trx) => {
    const rows = await trx.selectFrom('delivery').select('delivery.id').innerJoin('notification', 'notification.id', 'notificationId').where('channel', '=', 'mail').where('state', '=', 'waiting').orderBy('createdAt').orderBy('delivery.id').execute(); // prettier-ignore
    await markDeliveriesQueued(trx, rows.map(({ id }) => id)); // prettier-ignore
    return rows.map(({ id }) => id);
  });
  for (const deliveryId of ids)
    await sendMail(sending, { deliveryId, comuneId }, { isAgain: false });
  return ids.length;
}

/** Waits for something that must come true. */
export async function until(holds: () => unknown, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
