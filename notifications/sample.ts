import { familyOf, forAudience, isOfPratica } from './families.ts';
import { partsOf } from './keys.ts';
import type { NoticeContext } from './render.ts';
import type { Language } from './words.ts';

/** The longest to say of all days of a year, in Italian and in English. */
const EXPIRES_ON = '2026-09-30';
const STARTS_AT = '2026-09-30T08:30:00.000Z';

/** A pratica, or what else a notice is of, that does not exist, to show or try its words; as long as a real one. */
export function sampleContext(
  { key, language }: { key: string; language: Language },
  where: { comuneName: string; publicUrl: string },
): NoticeContext {
  const { kind, audience } = partsOf(key);
  const { number, path } = familyOf(kind).sample;
  return {
    ...{ kind, audience, language, number, ...where },
    praticaId: isOfPratica(kind) ? '00000000-0000-4000-8000-000000000000' : null,
    path: forAudience(path, audience),
    params: { expiresOn: EXPIRES_ON, startsAt: STARTS_AT, cifre: '3456' },
    isInPlace: false,
  };
}
