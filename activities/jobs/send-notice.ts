import { asSystem, type Db } from '../../db/connect.ts';
import { findRecipients } from '../../db/notice-recipients.ts';
import { lockUnsentNotice, markNoticeSent, type UnsentNotice } from '../../db/outbox.ts';
import type { Mailer } from './mailer.ts';
import { type ActedBy, composeNotice } from '../../notifications/mail.ts';

export interface NoticeJob {
  outboxId: string;
  comuneId: string;
}

/**
 * Sends one notice. Its row is claimed by a lock that lives as long as the sending: a second
 * worker waits and finds it sent; a process killed before the mail is out loses the lock with its
 * connection, and the job, taken up again, sends it. What remains is a kill between the server's
 * yes and our commit: that mail goes out twice, with the same Message-ID. Marking before sending
 * would lose it instead, and a lost notice can cost someone a deadline.
 */
export async function sendNotice(
  { db, mailer, publicUrl }: { db: Db; mailer: Mailer; publicUrl: string },
  { outboxId, comuneId }: NoticeJob,
): Promise<'sent' | 'nobody' | 'known'> {
  return asSystem(db, comuneId, async (trx) => {
    const notice = await lockUnsentNotice(trx, { id: outboxId });
    if (!notice) return 'known';
    const { emails, language } = await findRecipients(trx, notice);
    if (emails.length > 0) {
      const { audience, number, praticaId } = notice;
      const kind = notice.kind ?? notice.eventKind ?? '';
      const isInPlace = notice.onBehalfOf !== null;
      const actedBy = actedByOf(notice);
      const content = {
        kind,
        audience,
        language,
        number,
        praticaId,
        isInPlace,
        actedBy,
        publicUrl,
      };
      const messageId = `<${outboxId}@wemi>`;
      await mailer.send({ messageId, to: emails, ...composeNotice(content) });
    }
    await markNoticeSent(trx, { id: outboxId });
    return emails.length > 0 ? 'sent' : 'nobody';
  });
}

/** Told to whoever was stood for; enti need not know by what mandate a citizen's side acts. */
function actedByOf(notice: UnsentNotice): ActedBy | null {
  const { onBehalfOf, audience, actorName: name, actorRole, sportelloName, reason } = notice;
  if (!onBehalfOf) return null;
  const right =
    actorRole === 'admin' ? 'office' : actorRole === 'sportello' ? 'sportello' : 'delegate';
  const isStoodFor = onBehalfOf['role'] === audience;
  if (right === 'office') return isStoodFor && audience === 'citizen' ? { name, right, sportelloName, reason } : null; // prettier-ignore
  return { name: isStoodFor ? name : null, right, sportelloName, reason };
}
