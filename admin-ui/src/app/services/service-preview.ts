import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { coverable, type Field, type ServiceContent } from '../../../../catalogue/service-content';
import type { EnteService } from '../api-types';
import { PhotoThumbs } from '../photos/photo-thumbs';
import { Words } from '../words/words';

/** A service as families read it; what is not written yet says so. */
@Component({
  selector: 'wemi-service-preview',
  imports: [PhotoThumbs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 lang="it">{{ content().title || words.say('services.noTitle') }}</h3>
    <p class="muted">{{ ente() }}</p>
    <p lang="it">{{ content().summary }}</p>
    @if (html(); as text) {
      <div class="said" lang="it" [innerHTML]="text"></div>
    } @else {
      <p class="said kept-lines" lang="it">{{ content().description }}</p>
    }
    @if (content().included.length > 0) {
      <ul lang="it">
        @for (one of content().included; track $index) {
          <li>{{ one }}</li>
        }
      </ul>
    }
    <wemi-photo-thumbs [photos]="content().photos ?? []" />
    <table>
      <caption class="visually-hidden">
        {{
          words.say('services.field.priceLines')
        }}
      </caption>
      <tbody>
        @for (line of prices(); track $index) {
          <tr>
            <th scope="row">{{ line.label }}</th>
            <td>{{ line.text }}</td>
          </tr>
        }
      </tbody>
    </table>
    <dl class="facts">
      @for (fact of facts(); track fact.field) {
        <div>
          <dt>{{ words.say('services.field.' + fact.field) }}</dt>
          <dd>{{ fact.text }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th {
      font-weight: 400;
      text-align: start;
    }
    th,
    td {
      padding: 4px 8px 4px 0;
      border-bottom: 1px solid var(--wemi-line);
    }
    td {
      text-align: end;
    }
  `,
})
export class ServicePreview {
  readonly content = input.required<ServiceContent>();
  /** The description made clean by the API; without it, its words as they were typed. */
  readonly html = input('');
  readonly ente = input('');
  /** For the words of the answers that it covers. */
  readonly params = input.required<EnteService['definition']['params']>();
  protected readonly words = inject(Words);
  protected readonly prices = computed(() =>
    this.content().priceLines.map((line) => {
      const { label, unit, band, unitCents, minimum, quantity } = line;
      const price = unitCents === null ? '—' : this.words.money(unitCents);
      const parts = [
        `${price} ${this.words.say(`services.per.${unit}`)}`,
        ...(band ? [this.words.say(`band.${band}`)] : []),
        ...(quantity ? [this.words.say('services.holds', { n: quantity })] : []),
        ...(minimum ? [this.words.say('services.atLeast', { n: minimum })] : []),
      ];
      return { label, text: parts.join(' · ') };
    }),
  );
  protected readonly facts = computed(() => {
    const { profiles, competences, languages, zones, availableFrom } = this.content();
    const from = availableFrom ? this.words.day(availableFrom) : this.words.say('services.atOnce');
    const said: [Field, string][] = [
      ['profiles', profiles.join(', ')],
      ['competences', competences.join(', ')],
      ['languages', languages.join(', ')],
      ['zones', zones.join(', ')],
      ['covers', this.#covered().join(', ')],
      ['availableFrom', from],
    ];
    return said.map(([field, text]) => ({ field, text: text || '—' }));
  });

  #covered(): string[] {
    const { covers } = this.content();
    return coverable(this.params()).flatMap((param) =>
      (param.options ?? [])
        .filter(({ id }) => covers.includes(`${param.id}:${id}`))
        .map(({ it, en }) => (this.words.language() === 'en' && en ? en : it)),
    );
  }
}
