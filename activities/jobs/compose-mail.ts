import type { Trx } from '../../db/connect.ts';
import type { QueuedDelivery } from '../../db/deliveries.ts';
import { findTemplate } from '../../db/notice-templates.ts';
import { type Notice, readNotice } from '../../db/outbox.ts';
import { directWordsOf, renderDirectMail } from '../../notifications/direct-words.ts';
import { type NoticeContext, renderMail, renderWeb } from '../../notifications/render.ts';
import { type ActedBy, keyOf, type Language, languageOf, wordsOf } from '../../notifications/words.ts'; // prettier-ignore

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
  language: Language;
  /** Of its words; 0 for those that come with WeMi. */
  version: number;
  /** What it is of in a few words, for a summary of several. */
  gist: { about: string; subject: string; link: string };
}

/** The mail of a notification, in its words of today. */
export async function composeMail(
  trx: Trx,
  delivery: QueuedDelivery,
  { language: chosen, publicUrl }: { language: string; publicUrl: string },
): Promise<ComposedMail> {
  const { comuneId, kind, audience, params } = delivery;
  const direct = directWordsOf({ kind, params, language: chosen });
  if (direct) {
    const link = `${publicUrl.replace(/\/$/, '')}${pathOf(delivery, roomOf(audience))}`;
    const { about, subject, language } = direct;
    return { ...renderDirectMail(direct, { link }), language, version: 0, gist: { about, subject, link } }; // prettier-ignore
  }
  const notice = await readNotice(trx, { outboxId: delivery.outboxId! });
  const { number, praticaId, comuneName } = notice;
  const told = { kind, audience, isInPlace: notice.onBehalfOf !== null, actedBy: actedByOf(notice) }; // prettier-ignore
  const key = keyOf(told);
  const language = languageOf(key, chosen);
  const { words, version } = wordsOf(key, language, await findTemplate(trx, { comuneId, key, language })); // prettier-ignore
  const path = pathOf(delivery, `${roomOf(audience)}/pratiche/${praticaId}`);
  const context: NoticeContext = { ...told, language, number, praticaId, path, comuneName, params, publicUrl }; // prettier-ignore
  const { subject, link } = renderWeb(words, context);
  const gist = { about: number, subject, link };
  return { ...renderMail(words, context), language, version, gist };
}

/** Where those of an audience have their pages, after the front door's address. */
export function roomOf(audience: string): '' | '/admin' {
  return audience === 'citizen' ? '' : '/admin';
}

/** The page that a notification leads to, which learns by it that it was read. */
function pathOf({ path, notificationId }: QueuedDelivery, ofPratica: string): string {
  const page = path ?? ofPratica;
  return `${page}${page.includes('?') ? '&' : '?'}notifica=${notificationId}`;
}

/** Told to whoever was stood for; enti need not know by what mandate a citizen's side acts. */
function actedByOf(notice: Notice): ActedBy | null {
  const { onBehalfOf, audience, actorName: name, actorRole, sportelloName, reason } = notice;
  if (!onBehalfOf) return null;
  const right =
    actorRole === 'admin' ? 'office' : actorRole === 'sportello' ? 'sportello' : 'delegate';
  const isStoodFor = onBehalfOf['role'] === audience;
  if (right === 'office') return isStoodFor && audience === 'citizen' ? { name, right, sportelloName, reason } : null; // prettier-ignore
  return { name: isStoodFor ? name : null, right, sportelloName, reason };
}
