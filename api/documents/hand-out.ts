import type { FastifyInstance } from 'fastify';
import { asActor, asSystem } from '../../db/connect.ts';
import type { DocumentFiles } from '../../db/document-files.ts';
import { findDocument, markOpened } from '../../db/documents.ts';
import { addSensitiveRead } from '../../db/sensitive-reads.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';

/** Whose reading is written down: everyone who reads another's papers by office or trade. */
const STAFF = ['ente', 'sportello', 'admin', 'auditor'];
/** Those for whom documents are asked; an auditor only looks. */
const ASKERS = ['ente', 'admin'];

/**
 * A document for download. That staff reads it is written down first: nothing is handed out that
 * is not in the book.
 * @throws not-found
 */
export async function handOut(
  { db, files }: { db: FastifyInstance['db']; files: DocumentFiles },
  { actor, praticaId, id }: { actor: Actor; praticaId: string; id: string },
) {
  const { comuneId, role } = actor;
  const document = await asActor(db, askingAs(actor), async (trx) => {
    const found = await findDocument(trx, { praticaId, id });
    if (!found) throw problem('not-found');
    const read = { comuneId, praticaId, personId: actor.id, role, field: `document/${id}` };
    if (STAFF.includes(role)) await addSensitiveRead(trx, read);
    return found;
  });
  const isFirst = ASKERS.includes(role) && document.attachedAt !== null && !document.openedAt;
  if (isFirst) await asSystem(db, comuneId, (trx) => markOpened(trx, { id }));
  const content = await files.read({ comuneId, storedAs: document.storedAs });
  return { ...document, content };
}

/** Always a download, whatever a browser would like to do with it; the name in both spellings. */
export function dispositionOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '') || 'documento';
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
