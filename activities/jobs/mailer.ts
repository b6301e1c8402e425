import { Transform } from 'node:stream';
import nodemailer from 'nodemailer';

export interface Mail {
  /** Stays the same when a mail is sent again, so that mailboxes can drop the second. */
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Where its reader chooses to get no more such mails. */
  unsubscribeUrl?: string;
}

export interface Mailer {
  /** @throws MailRefused when the server answers for this very mail, Error when it is away */
  send(mail: Mail): Promise<void>;
  /**
   * Whether the server took a mail of this Message-ID already; false where it cannot be asked.
   * @throws Error when it should answer and does not
   */
  hasTaken(messageId: string): Promise<boolean>;
  close(): void;
}

/** The mail server will not take this mail from us, now or ever. */
export class MailRefused extends Error {
  readonly isPermanent: boolean;
  constructor(message: string, { isPermanent }: { isPermanent: boolean }) {
    super(message);
    this.isPermanent = isPermanent;
  }
}

/** The server closes: it says nothing of the mail. */
const CLOSING = 421;
const PERMANENT_FROM = 500;

const LOOKUP_TIMEOUT_MS = 5_000;
/** Ours are Italian, mostly letters without accents: counting them each time would say the same. */
const ENCODING = 'quoted-printable';

interface MailServer {
  url: string;
  from: string;
  /** Where its owner answers which mails of a Message-ID it took, as a list; `{messageId}` is filled in. */
  lookupUrl?: string | undefined;
}

/** SMTP with a few connections kept open. Several recipients never see each other. */
export function connectMailer(config: MailServer): Mailer {
  const transport = nodemailer.createTransport({
    url: config.url,
    pool: true,
    maxConnections: 8,
    maxMessages: Infinity,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
  } as never);
  transport.use('stream', ({ message }, done) => {
    message.transform(inOnePiece);
    done();
  });
  return {
    async send({ to, unsubscribeUrl, ...mail }) {
      const addressed = {
        to: to.length === 1 ? to : config.from,
        envelope: { from: config.from, to },
      };
      const headers = {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl ? { 'List-Unsubscribe': `<${unsubscribeUrl}>` } : {}),
      };
      try {
        const { from } = config;
        await transport.sendMail({ ...mail, ...addressed, from, headers, textEncoding: ENCODING });
      } catch (error) {
        throw plainErrorOf(error as { code?: string; responseCode?: number });
      }
    },
    hasTaken: async (messageId) =>
      config.lookupUrl ? askTaken(config.lookupUrl, messageId) : false,
    close: () => transport.close(),
  };
}

/** Each part of each header would else travel to the server by itself. */
function inOnePiece(): Transform {
  const pieces: Buffer[] = [];
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
    flush: (done) => done(null, Buffer.concat(pieces)),
  });
}

async function askTaken(lookupUrl: string, messageId: string): Promise<boolean> {
  const url = lookupUrl.replace('{messageId}', encodeURIComponent(messageId));
  const answer = await fetch(url, { signal: AbortSignal.timeout(LOOKUP_TIMEOUT_MS) });
  const found: unknown = answer.ok ? await answer.json() : undefined;
  if (!Array.isArray(found)) throw new Error(`mails not looked up: ${answer.status}`);
  return found.length > 0;
}

/** Mail servers quote the address in their refusal, and a job's error is kept and shown. */
function plainErrorOf({
  code = 'unknown',
  responseCode,
}: {
  code?: string;
  responseCode?: number;
}) {
  const message = `mail not sent: ${code} ${responseCode ?? ''}`.trim();
  const isOfMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined;
  if (!isOfMail || responseCode === CLOSING) return new Error(message);
  return new MailRefused(message, { isPermanent: responseCode >= PERMANENT_FROM });
}
