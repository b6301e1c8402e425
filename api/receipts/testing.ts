import { getDocumentProxy } from 'unpdf';
import { asSystem } from '../../db/connect.ts';
import { REFUNDS_DUE_ACCOUNT, transactionIdOf, writeMovement } from '../../db/ledger-entries.ts';
import type { Archive } from '../audit/testing.ts';
import type { Name } from '../testing.ts';

/** What a reader is given of a PDF: its text as one line, without hard spaces. */
export async function textOf(bytes: Uint8Array) {
  // It keeps what it is given, and takes no Buffer.
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = Array.from({ length: pdf.numPages }, (_, n) => pdf.getPage(n + 1));
  const texts = await Promise.all(
    pages.map(async (page) => (await (await page).getTextContent()).items),
  );
  const text = texts.flat().map((item) => ('str' in item ? item.str : '')).join(' '); // prettier-ignore
  return { pdf, text: text.replace(/\s+/g, ' ') };
}

/** What the tests of documents ask and bring about, on an archive. */
export function receiptsOn(archive: Archive) {
  return {
    async get(who: Name, path: string) {
      const headers = { authorization: await archive.bearer(who) };
      return archive.app.inject({ url: `/api${path}`, headers });
    },
    /** The one payment of a pratica. */
    paymentOf: (praticaId: string) =>
      asSystem(archive.db, 'milano', (trx) =>
        trx
          .selectFrom('payment')
          .select(['id', 'enteId', 'settledAt'])
          .where('praticaId', '=', praticaId)
          .executeTakeFirstOrThrow(),
      ),
    /** The gateway has given back so much of a payment, at once as it became due. */
    async giveBack(
      { praticaId, paymentId, enteId }: { praticaId: string; paymentId: string; enteId: string },
      { cents, at, cause }: { cents: number; at: string; cause: string },
    ) {
      const common = { comuneId: 'milano', praticaId, paymentId, cents, commandId: cause, at };
      await asSystem(archive.db, 'milano', async (trx) => {
        await writeMovement(trx, { ...common, transactionId: transactionIdOf('refundDue', cause), kind: 'refundDue', debit: `ente:${enteId}`, credit: REFUNDS_DUE_ACCOUNT }); // prettier-ignore
        await writeMovement(trx, { ...common, transactionId: transactionIdOf('refunded', cause), kind: 'refunded', debit: REFUNDS_DUE_ACCOUNT, credit: 'gateway:nexi' }); // prettier-ignore
      });
    },
  };
}
