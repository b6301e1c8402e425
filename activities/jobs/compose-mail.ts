import { findComune } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import type { QueuedDelivery } from '../../db/deliveries.ts';
import { listTemplates } from '../../db/notice-templates.ts';
import { listNotices, type Notice } from '../../db/outbox.ts';
import {
  aboutOf,
  type NoticeContext,
  renderMail,
  renderSms,
  renderWeb,
} from '../../notifications/render.ts';
import { plainMarks } from '../../notifications/sms-segments.ts';
import { type ActedBy, keyOf, keysOf, type Language, languageOf, wordsOf } from '../../notifications/words.ts'; // prettier-ignore

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

type Linked = Omit<QueuedDelivery, 'notificationId'> & { notificationId?: string };

interface How {
  publicUrl: string;
}

/** What the words of some deliveries need, and what an administrator wrote last for them. */
export interface Ground {
  notices: ReadonlyMap<string, Notice>;
  written: Awaited<ReturnType<typeof listTemplates>>;
  /** Where some are of no pratica. */
  comuneName: string;
}

/** Reads at once what is to be composed together. @param deliveries of one comune */
export async function readGround(trx: Trx, deliveries: readonly QueuedDelivery[]): Promise<Ground> {
  const [first] = deliveries;
  if (!first) return { notices: new Map(), written: [], comuneName: '' };
  const { comuneId } = first;
  const outboxIds = deliveries.flatMap(({ outboxId }) => outboxId ?? []);
  const isOfPraticheOnly = outboxIds.length === deliveries.length;
  const [notices, written, comune] = await Promise.all([
    outboxIds.length > 0 ? listNotices(trx, { outboxIds }) : [],
    listTemplates(trx, { comuneId, keys: deliveries.flatMap(keysOf) }),
    isOfPraticheOnly ? undefined : findComune(trx, { comuneId }),
  ]);
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  return { notices: byId, written, comuneName: comune?.name ?? '' };
}

/** The mail of a notification, in its words of today. */
export function composeMail(ground: Ground, delivery: QueuedDelivery, how: How): ComposedMail {
  const { words, version, context } = wordsFor(ground, delivery, how);
  const { subject, link } = renderWeb(words, context);
  const gist = { about: context.number || aboutOf(context), subject, link };
  return { ...renderMail(words, context), language: context.language, version, gist };
}

export interface ComposedSms {
  body: string;
  language: Language;
  /** Of its words; 0 for those that come with WeMi. */
  version: number;
}

/** The SMS of a notification, in its words of today; its link is short, so that it fits one segment. */
export function composeSms(ground: Ground, delivery: QueuedDelivery, how: How): ComposedSms {
  const { notificationId: _unsaid, ...short } = delivery;
  const { words, version, context } = wordsFor(ground, short, how);
  return { body: plainMarks(renderSms(words, context)), language: context.language, version };
}

function wordsFor(ground: Ground, delivery: Linked, { publicUrl }: How) {
  const { kind, audience, params, chosenLanguage } = delivery;
  const notice = delivery.outboxId ? ground.notices.get(delivery.outboxId)! : undefined;
  // Nobody acts in anybody's place where there is no pratica.
  const acted = notice
    ? { isInPlace: notice.onBehalfOf !== null, actedBy: actedByOf(notice) }
    : { isInPlace: false };
  const { number, praticaId, comuneName } = notice ?? { number: params['number'] ?? '', praticaId: null, comuneName: ground.comuneName }; // prettier-ignore
  const told = { kind, audience, ...acted };
  const key = keyOf(told);
  const language = languageOf(key, chosenLanguage);
  const { words, version } = wordsOf(key, language, ground.written.find((of) => of.key === key && of.language === language)); // prettier-ignore
  const path = pathOf(delivery, praticaId ? `${roomOf(audience)}/pratiche/${praticaId}` : roomOf(audience)); // prettier-ignore
  const context: NoticeContext = { ...told, language, number, praticaId, path, comuneName, params, publicUrl }; // prettier-ignore
  return { words, version, context };
}

/** Where those of an audience have their pages, after the front door's address. */
export function roomOf(audience: string): '' | '/admin' {
  return audience === 'citizen' ? '' : '/admin';
}

/** The page that a notification leads to, which learns by it that it was read; not from an SMS. */
function pathOf({ path, notificationId }: Linked, ofPratica: string): string {
  const page = path ?? ofPratica;
  if (!notificationId) return page;
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
