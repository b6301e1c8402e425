import type { Language } from '../../problem.ts';
import { eventSayer, sayIn } from '../../words/say-event.ts';
import { fill, type Formats, formats, WORDS } from '../../words/words.ts';
import { type Line, writeFacts, writeHeading, writeItems, writeParagraph, writeTable } from './blocks.ts'; // prettier-ignore
import { actsOf, type Case } from './case-acts.ts';
import { writeMessages } from './case-messages.ts';
import { openPdf, type Pdf } from './open-pdf.ts';
import { PDF_WORDS, type PdfWords } from './words.ts';

/** What every part of the document is written with. */
interface Sheet {
  pdf: Pdf;
  of: Case;
  say: PdfWords;
  language: Language;
  formats: Formats;
}

/**
 * A whole case as a document for people, for the sealed bundle: the pratica, its people, acts with
 * their hashes, money and documents, and how to verify them. It is dated with the last act, so that
 * the same case gives the same bytes. Answers about health are in `need.json` alone.
 */
export async function writeCasePdf(of: Case, language: Language): Promise<Uint8Array> {
  const say = PDF_WORDS[language];
  const at = of.events.at(-1)?.at ?? of.pratica.updatedAt;
  const title = fill(say.title, { number: of.pratica.number });
  const pdf = openPdf({ title, language, at, pageWord: say.page });
  const sheet: Sheet = { pdf, of, say, language, formats: formats(language) };
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: fill(say.intro, { at: sheet.formats.instant(at) }) });
  writeHead(sheet);
  writePeople(sheet);
  await writeActs(sheet);
  await writeMoney(sheet);
  await writeDocuments(sheet);
  await writeMessages({ ...sheet, roles: WORDS[language].role });
  writeHowToVerify(sheet);
  return pdf.end();
}

function writeHead({ pdf, of: { pratica, named }, say, language, formats: { instant } }: Sheet) {
  const state = sayIn(WORDS[language].state, pratica.state);
  writeHeading(pdf, 'H2', say.head);
  writeFacts(pdf, [
    [say.number, pratica.number],
    [say.comune, named?.comune ?? ''],
    [say.service, (language === 'en' ? named?.serviceEn : named?.serviceIt) ?? ''],
    [say.state, `${state} (${pratica.closed ? say.closed : say.open})`],
    [say.since, instant(pratica.stateSince)],
    [say.opened, instant(pratica.openedAt)],
    [say.version, String(pratica.version)],
    [say.due, pratica.dueAt ? instant(pratica.dueAt) : ''],
  ]);
}

function writePeople({ pdf, of, say, language, formats: { day, instant } }: Sheet): void {
  const { pratica, need, people, enti, mandates } = of;
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const cared = need?.beneficiary as { self?: boolean; name?: string } | undefined;
  const roles = WORDS[language].role;
  const actors = people.filter(({ id }) => id !== pratica.applicantId);
  writeHeading(pdf, 'H2', say.people);
  writeFacts(pdf, [
    [say.applicant, nameOf(pratica.applicantId)],
    [say.beneficiary, cared?.self ? say.self : (cared?.name ?? '')],
    [say.chosen, enti.find(({ id }) => id === pratica.chosenEnteId)?.name ?? ''],
    [say.asked, enti.map(({ name }) => name).join('\n')],
    [say.acted, actors.map(({ name, role }) => `${name} (${sayIn(roles, role ?? '')})`).join('\n')],
    ...mandates.map(({ delegateName, principalName, startsOn, expiresOn, revokedAt }) => {
      const days = {
        from: startsOn ? day(startsOn) : '—',
        until: expiresOn ? day(expiresOn) : '—',
      };
      const who = { delegate: delegateName ?? '—', principal: principalName ?? '—' };
      const end = revokedAt ? `, ${fill(say.revoked, { at: instant(revokedAt) })}` : '';
      return [say.mandate, fill(say.mandateOf, { ...who, ...days }) + end] as const;
    }),
  ]);
}

async function writeActs({ pdf, of, say, language, formats: { instant } }: Sheet): Promise<void> {
  const sayer = eventSayer(language);
  writeHeading(pdf, 'H2', say.acts);
  writeParagraph(pdf, { text: of.events.length > 0 ? say.actsIntro : say.noActs, isMuted: true });
  const items = actsOf(of).map((act, n): Line[] => {
    const represented = sayer.represented(act);
    const behalf = represented ? ` ${fill(say.onBehalf, { name: represented })}` : '';
    const [from, to] = [sayer.from(act), sayer.to(act)];
    return [
      { text: `${act.seq}. ${sayer.what(act)}`, font: 'bold' },
      { text: `${instant(act.at)} · ${sayer.who(act)}${behalf} · ${sayer.channel(act)}` },
      { text: from === to ? to : `${from || '—'} → ${to}` },
      { text: act.reason ? fill(say.reason, { reason: act.reason }) : '' },
      { text: of.events[n]!.hash, font: 'mono', isMuted: true },
    ];
  });
  await writeItems(pdf, items);
}

async function writeMoney(sheet: Sheet): Promise<void> {
  const { pdf, of, say, formats: { day, instant, money } } = sheet; // prettier-ignore
  writeHeading(pdf, 'H2', say.money);
  if (of.orders.length + of.payments.length + of.ledger.length === 0) {
    return writeParagraph(pdf, { text: say.noMoney, isMuted: true });
  }
  const orders = of.orders.map(({ period, enteId, startDate, endDate, lines, totalCents }): Line[] => {
    const ente = of.enti.find(({ id }) => id === enteId)?.name ?? '—';
    const days = { from: day(startDate), until: day(endDate) };
    return [
      { text: fill(say.order, { period, ente, ...days, total: money(totalCents) }), font: 'bold' },
      ...lines.map(({ label, quantity, unitCents }) => ({
        text: fill(say.line, { label, quantity: quantity ?? 1, unit: money(unitCents) }),
      })),
    ];
  }); // prettier-ignore
  const payments = of.payments.map(({ amountCents, status, settledAt, dueAt }): Line[] => {
    const paid = settledAt ? [fill(say.paidOn, { at: instant(settledAt) })] : [];
    const due = status === 'due' ? [fill(say.dueOn, { at: instant(dueAt) })] : [];
    const over = ['closed', 'refunded'].includes(status) ? [sayIn(say.paymentStatus, status)] : [];
    const told = { amount: money(amountCents), status: [...paid, ...due, ...over].join(', ') };
    return [{ text: fill(say.payment, told) }];
  });
  await writeItems(pdf, [...orders, ...payments]);
  writeLedger(sheet);
}

function writeLedger({ pdf, of: { ledger }, say, formats: { instant, money } }: Sheet): void {
  if (ledger.length === 0) return;
  writeParagraph(pdf, { text: say.ledger, font: 'bold' });
  writeTable(pdf, {
    heads: Object.values(say.ledgerHeads),
    widths: [135, 120, 160, 84],
    isLastRight: true,
    rows: ledger.map(({ at, kind, account, amountCents }) => [
      instant(at),
      sayIn(say.entry, kind),
      sayIn(say.account, account.split(':')[0]!),
      money(amountCents),
    ]),
  });
}

async function writeDocuments({ pdf, of, say, formats: { instant } }: Sheet): Promise<void> {
  writeHeading(pdf, 'H2', say.documents);
  const told = of.needDocuments.map((file) => ({ ...file, attachedAt: null }));
  const documents = [...told, ...of.documents];
  if (documents.length === 0) return writeParagraph(pdf, { text: say.noDocuments, isMuted: true });
  const items = documents.map(({ id, name, bytes, sha256, attachedAt, uploadedAt }): Line[] => [
    { text: fill(say.document, { name, bytes, at: instant(attachedAt ?? uploadedAt) }) },
    { text: `documents/${id}`, isMuted: true },
    { text: `SHA-256 ${sha256}`, font: 'mono', isMuted: true },
  ]);
  await writeItems(pdf, items);
}

function writeHowToVerify({ pdf, of: { events, pratica }, say }: Sheet): void {
  writeHeading(pdf, 'H2', say.verify);
  const { number } = pratica;
  writeParagraph(pdf, { text: fill(say.verifySteps, { count: events.length, number }) });
  const hash = events.at(-1)?.hash;
  if (hash) writeParagraph(pdf, { text: fill(say.headHash, { hash }), font: 'mono' });
}
