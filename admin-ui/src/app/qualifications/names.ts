import { STATES as ALL } from '../../../../workflows/qualification/transitions';

export const STATES = ALL;

/** The title of an avviso in the reader's language. */
export function titleOf(
  { titleIt, titleEn }: { titleIt: string; titleEn: string },
  language: string,
): string {
  return language === 'en' ? titleEn : titleIt;
}

/** What a requirement is called in the reader's language. */
export function labelOf(
  { labelIt, labelEn }: { labelIt: string; labelEn: string },
  language: string,
): string {
  return language === 'en' ? labelEn : labelIt;
}
