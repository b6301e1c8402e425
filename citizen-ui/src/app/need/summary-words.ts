import { Service, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Param } from '../../../../catalogue/definition';
import { sayAnswer } from '../../../../catalogue/say';
import { Catalogue } from '../remote/catalogue';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import type { Draft, ParamValue, Step } from './draft';
import { NeedForm } from './need-form';

interface Part {
  step: Step;
  /** An empty value is one that was not given. */
  facts: { label: string; value: string }[];
}

/** A draft in words, part by part, in the language of the page. */
@Service({ autoProvided: false })
export class SummaryWords {
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  readonly #form = inject(NeedForm);

  partsOf(draft: Draft): Part[] {
    this.#language.code();
    const { beneficiary, place, times } = draft;
    const say = (key: string) => this.#words.translate<string>(`need.${key}`);
    const municipio = place.municipio && {
      label: say('place.municipio'),
      value: this.#catalogue.municipioName(place.municipio) ?? String(place.municipio),
    };
    return [
      {
        step: 'bisogno',
        facts: this.#form.asked().map((param) => ({
          label: this.#language.pick(param.it, param.en),
          value: this.#answer(param, draft.params[param.id]),
        })),
      },
      {
        step: 'per-chi',
        facts: beneficiary.self
          ? [{ label: say('person.legend'), value: this.#self(draft) }]
          : [
              { label: say('person.name'), value: beneficiary.name ?? '' },
              { label: say('person.relation'), value: beneficiary.relation ?? '' },
            ],
      },
      {
        step: 'dove',
        facts: [
          ...(municipio ? [municipio] : []),
          { label: say('place.address'), value: place.address ?? '' },
          { label: say('place.notes'), value: place.notes ?? '' },
        ],
      },
      {
        step: 'quando',
        facts: [
          {
            label: say('times.from'),
            value: times.from ? formatDay(times.from, this.#language.locale()) : '',
          },
          { label: say('times.months'), value: this.#months(times.months) },
          { label: say('times.notes'), value: times.notes ?? '' },
        ],
      },
    ];
  }

  #answer(param: Param, value: ParamValue | undefined): string {
    if (value === undefined) return '';
    const file = param.type === 'file' ? this.#form.files().find(({ id }) => id === value) : null;
    return file?.name ?? sayAnswer(param, value, this.#language.code());
  }

  #self({ mandate }: Draft): string {
    if (!mandate) return this.#words.translate('need.person.self');
    return this.#words.translate('need.person.selfOf', { name: mandate.principalName });
  }

  #months(months: number | undefined): string {
    if (!months) return '';
    const key = months === 1 ? 'units.one.month' : 'units.quantity.month';
    return this.#words.translate(key, { n: months });
  }
}
