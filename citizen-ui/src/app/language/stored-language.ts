export type LanguageCode = 'it' | 'en';

export const storageKey = 'wemi.language';

/** Italian unless the person chose otherwise here before. */
export function storedLanguage(): LanguageCode {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'it';
}
