import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { addContentVersion, type ContentVersionRow, listContentVersions, lockContent } from '../../db/content.ts'; // prettier-ignore
import { nameUuid } from '../../db/name-uuid.ts';
import type { ContentKind } from '../../db/tables/content.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { savedMeanwhile } from '../next-version.ts';
import { type FieldError, problem } from '../problem.ts';
import { imagesOf } from './render-markdown.ts';
import type { WriteContent } from './schemas.ts';

interface Given {
  commandId: string;
  kind: ContentKind;
  slug: string;
  body: Static<typeof WriteContent>;
}

/**
 * The next version of a content: a draft changes nothing of what people read, a published or retired
 * one does from its moment on. The same command again is the same version.
 * @throws invalid with a pointer to each wrong field, content-changed when the writer has not seen the
 *   latest version, not-found when there is nothing to retire, idempotency-key-reused
 */
export async function writeContent(trx: Trx, actor: Actor, given: Given): Promise<void> {
  const { commandId, kind, slug, body } = given;
  const { said, state, publishAt = null, expectedVersion } = body;
  const of = { comuneId: actor.comuneId, kind, slug };
  await lockContent(trx, of);
  const id = nameUuid('content', commandId, kind, slug);
  const before = await listContentVersions(trx, of);
  const known = before.find((row) => row.id === id);
  if (known && !isWhatWasAsked(known, body)) throw problem('idempotency-key-reused');
  if (known) return;
  const [latest] = before;
  if ((latest?.version ?? 0) !== expectedVersion) throw savedMeanwhile(latest, 'content-changed');
  if (state === 'retired' && !latest) throw problem('not-found');
  const errors = wrongIn(body);
  if (errors.length > 0) throw problem('invalid', { errors });
  const version = expectedVersion + 1;
  await addContentVersion(trx, { id, ...of, version, state, said, publishAt, writtenBy: actor.id });
}

/** What takes effect at once does so at the instant at which it was written. */
function isWhatWasAsked(known: ContentVersionRow, { said, state, publishAt, expectedVersion }: Given['body']): boolean {
  const moment = publishAt ?? (state === 'draft' ? null : known.at);
  const instant = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  return (
    known.version === expectedVersion + 1 &&
    instant(known.publishAt) === instant(moment) &&
    hashRequest([known.state, known.said]) === hashRequest([state, said])
  );
} // prettier-ignore

function wrongIn({ said, state, publishAt }: Given['body']): FieldError[] {
  if (state === 'draft')
    return publishAt === undefined ? [] : [{ pointer: '/publishAt', message: DRAFT_HAS_NO_MOMENT }];
  const errors = state === 'published' ? wrongImages(said) : [];
  const empty = (['titleIt', 'textIt'] as const).filter((field) => !said[field].trim());
  return [
    ...errors,
    ...(state === 'published'
      ? empty.map((field) => ({ pointer: `/said/${field}`, message: NEEDED }))
      : []),
    ...(publishAt !== undefined && Date.parse(publishAt) <= Date.now()
      ? [{ pointer: '/publishAt', message: PAST }]
      : []),
  ];
}

/** Whoever cannot see a picture is told what it shows. */
function wrongImages(said: Given['body']['said']): FieldError[] {
  return (['textIt', 'textEn'] as const).flatMap((field) => {
    const images = imagesOf(said[field]);
    const pointer = `/said/${field}`;
    if (images.some(({ isOurs }) => !isOurs)) return [{ pointer, message: ELSEWHERE }];
    return images.some(({ alt }) => alt === '') ? [{ pointer, message: NO_ALT }] : [];
  });
}

const NO_ALT = {
  it: 'Ogni immagine ha bisogno di un testo che dice che cosa mostra, fra le parentesi quadre.',
  en: 'Each picture needs a text that says what it shows, within the square brackets.',
};
const ELSEWHERE = {
  it: 'Le immagini si caricano qui: quelle di altri siti non si vedono.',
  en: 'Pictures are uploaded here: those of other sites are not shown.',
};
const NEEDED = { it: 'Scrivi questo testo.', en: 'This text is needed.' };
const PAST = { it: 'Scegli un momento che deve ancora venire.', en: 'Choose a moment ahead.' };
const DRAFT_HAS_NO_MOMENT = {
  it: 'Una bozza non ha un momento: pubblica per sceglierlo.',
  en: 'A draft has no moment: publish to choose one.',
};
