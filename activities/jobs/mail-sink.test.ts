import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import nodemailer from 'nodemailer';
import { findFreePorts } from '../../dev/process/ports.ts';
import { takeOutOfSink } from './mail-sink.ts';

/** The sink itself, as `npm start` runs it. */
let sink: ChildProcess;
let url: string;
let smtp: number;
beforeAll(async () => {
  const [smtpPort, web] = await findFreePorts(2);
  const program = new URL('../../node_modules/maildev/dist/bin/maildev.js', import.meta.url);
  const where = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1'];
  sink = spawn(process.execPath, [program.pathname, ...where, '--smtp', `${smtpPort}`, '--web', `${web}`], { stdio: 'ignore' }); // prettier-ignore
  [url, smtp] = [`http://127.0.0.1:${web}/api`, smtpPort!];
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(`${url}/healthz`).then(({ ok }) => ok, () => false)) return; // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the sink does not answer');
}, 30_000);
afterAll(() => void sink.kill());

const recipients = async () => {
  const mails = (await (await fetch(`${url}/email`)).json()) as { to: { address: string }[] }[];
  return mails.map(({ to }) => to[0]!.address).sort();
};

describe('Mail in a sink', () => {
  test('to an address is taken out of it, all of it, and no other', async () => {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp, pool: true });
    const others = ['banna@segni.example', 'ugo@segni.example'];
    for (const to of [...Array.from({ length: 120 }, () => 'anna@segni.example'), ...others, ...others])
      await transport.sendMail({ from: 'wemi@example.org', to, subject: 'Prova', text: 'Prova' });
    transport.close();
    await takeOutOfSink(url, ['Anna@segni.example', 'nessuno@segni.example']);
    expect(await recipients()).toEqual([others[0], others[0], others[1], others[1]]);
  }, 60_000); // prettier-ignore

  test('waits for another time when the sink does not answer, and needs none', async () => {
    await expect(takeOutOfSink('http://127.0.0.1:9/api', ['a@b.example'])).rejects.toThrow();
    await expect(takeOutOfSink(undefined, ['a@b.example'])).resolves.toBeUndefined();
  });
});
