import nodemailer from 'nodemailer';

export interface Mail {
  /** Stays the same when a mail is sent again, so that mailboxes can drop the second. */
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** SMTP with a few connections kept open. Several recipients never see each other. */
export function connectMailer(config: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url: config.url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
  } as never);
  return {
    async send({ to, ...mail }) {
      const addressed = {
        to: to.length === 1 ? to : config.from,
        envelope: { from: config.from, to },
      };
      const headers = { 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({ ...mail, ...addressed, from: config.from, headers });
      } catch (error) {
        // Mail servers quote the address in their refusal, and a job's error is kept and shown.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        // eslint-disable-next-line preserve-caught-error -- the cause is what must not be kept
        throw new Error(`mail not sent: ${code ?? 'unknown'} ${responseCode ?? ''}`.trim());
      }
    },
    close: () => transport.close(),
  };
}
