import { describe, expect, it } from '@jest/globals';
import type { TicketNoticeKind } from '../db/tables/tickets.ts';
import { directWordsOf, renderDirectMail } from './direct-words.ts';
import { TOLD_OF_TICKETS } from './ticket-words.ts';

const KINDS = Object.keys(TOLD_OF_TICKETS) as TicketNoticeKind[];
const sayOf = (kind: TicketNoticeKind, language: string) =>
  directWordsOf({ kind: `ticket:${kind}`, params: { number: 'MI-S-2026-000012' }, language })!;

describe('a notice of a ticket', () => {
  it.each(KINDS)('of %s says its number and what happened, on the page as by mail', (kind) => {
    const words = sayOf(kind, 'it');
    const link = `https://wemi.example/segnalazioni/t?notifica=${kind}`;
    const { subject, text, html } = renderDirectMail(words, { link });
    expect(subject).toMatch(/^WeMi: segnalazione MI-S-2026-000012, \S/);
    expect(text).toContain(`${words.action}: ${link}`);
    expect([text, html].every((body) => body.includes(words.text))).toBe(true);
  });

  it.each(KINDS)(
    'of %s speaks English to a citizen who chose it, Italian to the office',
    (kind) => {
      const isToCitizen = TOLD_OF_TICKETS[kind] === 'citizen';
      const { language, subject, text } = sayOf(kind, 'en');
      expect(language).toBe(isToCitizen ? 'en' : 'it');
      expect(/^report /.test(subject)).toBe(isToCitizen);
      expect(text === sayOf(kind, 'it').text).toBe(!isToCitizen);
    },
  );
});
