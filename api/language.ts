import type { Language } from './problem.ts';

/** Italian unless the reader clearly prefers English (Accept-Language, RFC 9110). */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const q = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.slice(0, 2), weight: q ? Number(q.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ language, weight }) => (language === 'it' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language === 'en' ? 'en' : 'it';
}
