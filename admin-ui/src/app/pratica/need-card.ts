import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica } from '../api-types';
import { FileLink } from '../files/file-link';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';

interface Fact {
  label: string;
  value: string | null;
  sensitive?: boolean;
  file?: { id: string; name: string } | null;
  /** It takes the whole width: in a narrow column it would be a ribbon. */
  isLong: boolean;
}

/** In letters. */
const LONG = 120;

/** What is asked. Sensitive answers are marked, so that nobody reads them aloud by mistake. */
@Component({
  selector: 'wemi-need-card',
  imports: [FileLink, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="need-title">
      <h2 id="need-title">{{ words.say('need.title') }}</h2>
      <dl class="facts">
        @for (fact of facts(); track fact.label) {
          <div [class.long]="fact.isLong">
            <dt>
              {{ fact.label }}
              @if (fact.sensitive) {
                <span class="chip warn"
                  ><wemi-icon name="lock" />{{ words.say('need.sensitive') }}</span
                >
              }
            </dt>
            <dd class="kept-lines">
              @if (fact.file; as file) {
                <wemi-file-link
                  [name]="file.name"
                  [url]="'/api/pratiche/' + pratica().id + '/need-documents/' + file.id"
                />
              } @else {
                {{ fact.value ?? words.say('need.notGiven') }}
              }
            </dd>
          </div>
        }
      </dl>
    </section>
  `,
  styles: `
    .facts {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr));
    }

    .long {
      grid-column: 1 / -1;
    }

    dt {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }

    .chip {
      font-size: 0.875rem;
    }
  `,
})
export class NeedCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);

  protected readonly facts = computed<Fact[]>(() => {
    const { need } = this.pratica();
    const isEnglish = this.words.language() === 'en';
    const asked = need.params.map((param) => ({
      label: isEnglish ? param.en : param.it,
      value: (isEnglish ? param.valueEn : param.valueIt) || null,
      sensitive: param.sensitive,
      file: param.document,
    }));
    return [...asked, ...this.#around()].map((fact: Omit<Fact, 'isLong'>) => ({
      ...fact,
      isLong: (fact.value?.length ?? 0) > LONG,
    }));
  });

  #around(): Omit<Fact, 'isLong'>[] {
    const { applicantPhone: phone, need } = this.pratica();
    const { beneficiary, place, times } = need;
    const { words } = this;
    const label = (key: string) => words.say(`need.${key}`);
    const whom = beneficiary.self
      ? words.say('need.self')
      : [beneficiary.name, beneficiary.relation].filter(Boolean).join(', ') ||
        words.say('need.other');
    return [
      { label: label('beneficiary'), value: whom },
      // Whoever did not agree to it has not forgotten it: nothing is said.
      ...(phone ? [{ label: label('phone'), value: phone }] : []),
      {
        label: label('address'),
        value:
          place.address ??
          (this.pratica().applicantName ? null : words.say('pratica.hiddenUntilChosen')),
      },
      {
        label: label('municipio'),
        value: place.municipio ? words.say('words.municipio', { number: place.municipio }) : null,
      },
      { label: label('placeNotes'), value: place.notes },
      { label: label('from'), value: times.from && words.day(times.from) },
      {
        label: label('months'),
        value:
          times.months &&
          words.say(times.months === 1 ? 'need.monthsOne' : 'need.monthsMany', {
            count: times.months,
          }),
      },
      { label: label('timeNotes'), value: times.notes },
    ].map(({ label, value }) => ({ label, value: value || null }));
  }
}
