import type { Static } from 'typebox';
import { CONSENT_WORDS, type ConsentAct, hasPhone, listConsentActs } from '../../db/consents.ts';
import type { Trx } from '../../db/connect.ts';
import { listLive, type LiveRow } from '../../db/content.ts';
import type { ConsentKind } from '../../db/tables/consents.ts';
import type { Actor } from '../actor.ts';
import { descriptionsOf } from '../content/read-content.ts';
import type { Consent, Consents } from './schemas.ts';

/** What the citizen who asks has read and agreed to, and what they may agree to. */
export async function readConsents(trx: Trx, actor: Actor): Promise<Static<typeof Consents>> {
  const { id: personId, comuneId } = actor;
  const history = await listConsentActs(trx, { personId });
  const latest = (kind: ConsentKind) => history.find((act) => act.kind === kind);
  const privacy = await wordsOf(trx, { comuneId, kind: 'privacy' });
  const phone = await wordsOf(trx, { comuneId, kind: 'phone-to-ente' });
  const said = latest('phone-to-ente');
  const isOffered = said?.isGiven || (await hasPhone(trx, { personId }));
  const read = latest('privacy');
  return {
    privacy: privacy && {
      ...{ version: privacy.version, publishedAt: privacy.publishAt! },
      ...{ readVersion: read?.version ?? null, readAt: read?.at ?? null },
    },
    items: phone && isOffered ? [show('phone-to-ente', phone, said)] : [],
    history,
  };
}

/** The words of a kind that are published now. @returns null where none are */
export async function wordsOf(
  trx: Trx,
  { comuneId, kind }: { comuneId: string; kind: ConsentKind },
): Promise<LiveRow | null> {
  const [live] = await listLive(trx, { comuneId, ...CONSENT_WORDS[kind] });
  return live ?? null;
}

function show(
  kind: ConsentKind,
  { version, slug, said: words }: LiveRow,
  said: ConsentAct | undefined,
): Static<typeof Consent> {
  const { descriptionIt, descriptionEn } = descriptionsOf(words);
  const isCurrent = said?.version === version;
  return {
    ...{ kind, version },
    titleIt: words.titleIt,
    titleEn: words.titleEn.trim() || words.titleIt,
    ...{ summaryIt: descriptionIt, summaryEn: descriptionEn, path: `/pagine/${slug}` },
    state: said?.isGiven ? (isCurrent ? 'given' : 'outdated') : 'withheld',
    ...{ saidAt: said?.at ?? null, saidVersion: said?.version ?? null },
  };
}
