import type { NoticeContext } from './render.ts';
import type { Language } from './words.ts';

/** A pratica that does not exist, to show or try the words of a notice; as long as a real one. */
export function sampleContext(
  { key, language }: { key: string; language: Language },
  where: { comuneName: string; publicUrl: string },
): NoticeContext {
  const [kind = '', audience = ''] = key.split(':');
  return {
    ...{ kind, audience, language, ...where },
    number: 'MI-2026-000042',
    praticaId: '00000000-0000-4000-8000-000000000000',
    isInPlace: false,
  };
}
