import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import type { ServicesAnswer } from '../remote/types';
import { answersOf, askedOfType } from './asked-of-type';
import type { ActiveFilter } from './filters';

interface Named {
  nameIt: string;
  nameEn: string;
}

/**
 * Puts a filter's value into words, for its chip: as the catalogue, the type's questions or the reading of
 * the search say it. Call it where injection is possible.
 */
export function filterWords(
  type: () => string | undefined,
  answer: () => ServicesAnswer | undefined,
): (filter: ActiveFilter) => string {
  const catalogue = inject(Catalogue);
  const language = inject(Language);
  const words = inject(TranslocoService);
  const asked = askedOfType(type);
  const say = (key: string, values: object) => words.translate<string>(`services.${key}`, values);
  const nameOf = (named: (Named & { id: string })[], id: string) => {
    const found = named.find((one) => one.id === id);
    return found ? language.pick(found.nameIt, found.nameEn) : id;
  };

  function optionOf(id: string): string {
    const option = asked()
      .choices.flatMap(answersOf)
      .find((one) => one.id === id);
    if (option) return language.pick(option.it, option.en);
    const read = answer()?.understood?.options.find((one) => one.id === id);
    return read ? language.pick(read.textIt, read.textEn) : id;
  }

  function amountOf(value: string): string {
    const { amount } = asked();
    return amount ? `${language.pick(amount.it, amount.en)}: ${value}` : value;
  }

  const SAID: Partial<Record<ActiveFilter['name'], (value: string) => string>> = {
    q: (value) => `“${value}”`,
    section: (value) => nameOf(catalogue.sections(), value),
    type: (value) => nameOf([...catalogue.sections().flatMap(({ types }) => types), ...catalogue.retired()], value),
    municipio: (value) => catalogue.municipioName(Number(value)) ?? value,
    maxPrice: (euro) => say('upTo', { euro }),
    km: (km) => say('upToKm', { km }),
    rating: (n) => say('fromStars', { n }),
    startBy: (day) => say('beginsBy', { day: formatDay(day, language.locale()) }),
    amount: amountOf,
    options: optionOf,
  }; // prettier-ignore
  return ({ name, value }) => SAID[name]?.(value) ?? value;
}
