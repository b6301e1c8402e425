export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'wemi.language';

/** The language chosen before on this device, else the browser's, else Italian. */
export function takeLanguage(): Language {
  const kept = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return kept === 'en' ? 'en' : 'it';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
