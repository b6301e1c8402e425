import type { Formats } from '../../words/words.ts';
import { type Line, writeHeading, writeItems, writeParagraph } from './blocks.ts';
import type { Case } from './case-acts.ts';
import type { Pdf } from './open-pdf.ts';
import type { PdfWords } from './words.ts';

interface Sheet {
  pdf: Pdf;
  of: Case;
  say: PdfWords;
  formats: Formats;
  roles: Record<string, string>;
}

/** What was written, conversation by conversation: who, in which role, when, what it corrects, its files. */
export async function writeMessages({ pdf, of, say, formats, roles }: Sheet): Promise<void> {
  writeHeading(pdf, 'H2', say.messages);
  const written = of.conversations.filter(({ lastSeq }) => lastSeq > 0);
  if (written.length === 0) return writeParagraph(pdf, { text: say.noMessages, isMuted: true });
  for (const { id, kind, enteId } of written) {
    const ente = of.enti.find((one) => one.id === enteId)?.name;
    writeParagraph(pdf, { text: [say.conversation[kind], ente].filter(Boolean).join(': '), font: 'bold' }); // prettier-ignore
    const items = of.messages.filter(({ conversationId }) => conversationId === id);
    await writeItems(pdf, items.map((message) => linesOf(message, { of, say, formats, roles })));
  }
} // prettier-ignore

function linesOf(
  { id, seq, at, text, correctsId, mandateId, ...author }: Case['messages'][number],
  { of, say, formats: { instant }, roles }: Omit<Sheet, 'pdf'>,
): Line[] {
  const corrected = of.messages.find((other) => other.id === correctsId)?.seq;
  const by = `${author.authorName} (${roles[author.authorRole] ?? author.authorRole})`;
  const marks = [
    ...(mandateId ? [say.byMandate] : []),
    ...(corrected ? [`${say.corrects} ${corrected}`] : []),
  ];
  const files = of.messageDocuments.filter(({ messageId }) => messageId === id);
  return [
    { text: [`${seq}. ${by}`, instant(at), ...marks].join(' · '), isMuted: true },
    { text },
    ...files.flatMap(({ name, bytes, sha256 }): Line[] => [
      { text: `${name} (${bytes} byte)` },
      { text: `SHA-256 ${sha256}`, font: 'mono', isMuted: true },
    ]),
  ];
}
