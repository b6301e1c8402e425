import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import type { Pratica } from '../remote/types';
import { DayPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { NeedFile } from './need-file';

/** What was asked, in words. */
@Component({
  selector: 'app-need-summary',
  imports: [DayPipe, NeedFile, TranslocoPipe],
  styles: `
    section {
      padding: 1.25rem 1.5rem;
      border-radius: var(--wemi-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
    h2 {
      margin-bottom: 0.75rem;
    }
    dd {
      white-space: pre-line;
    }
  `,
  template: `
    <section aria-labelledby="need">
      <h2 id="need">{{ 'pratica.need' | transloco }}</h2>
      <dl class="facts">
        @for (param of need().params; track param.id) {
          <div>
            <dt>{{ language.pick(param.it, param.en) }}</dt>
            <dd>
              @if (param.document; as file) {
                <app-need-file [praticaId]="pratica().id" [file]="file" />
              } @else {
                {{ language.pick(param.valueIt, param.valueEn) || ('need.notGiven' | transloco) }}
              }
            </dd>
          </div>
        }
        <div>
          <dt>{{ 'need.person.legend' | transloco }}</dt>
          <dd>
            @if (need().beneficiary.self) {
              @if (pratica().mandate; as mandate) {
                {{ 'need.person.selfOf' | transloco: { name: mandate.principalName } }}
              } @else {
                {{ 'need.person.self' | transloco }}
              }
            } @else {
              {{ need().beneficiary.name }}
              @if (need().beneficiary.relation; as relation) {
                ({{ relation }})
              }
            }
          </dd>
        </div>
        <div>
          <dt>{{ 'need.steps.dove' | transloco }}</dt>
          <dd>{{ place() || ('need.notGiven' | transloco) }}</dd>
        </div>
        <div>
          <dt>{{ 'need.times.from' | transloco }}</dt>
          <dd>
            @if (need().times.from; as from) {
              {{ from | day }}
            } @else {
              {{ 'need.notGiven' | transloco }}
            }
          </dd>
        </div>
        @if (need().times.months; as months) {
          <div>
            <dt>{{ 'need.times.months' | transloco }}</dt>
            <dd>
              {{
                (months === 1 ? 'units.one.month' : 'units.quantity.month')
                  | transloco: { n: months }
              }}
            </dd>
          </div>
        }
        @if (need().times.notes; as notes) {
          <div>
            <dt>{{ 'need.times.notes' | transloco }}</dt>
            <dd>{{ notes }}</dd>
          </div>
        }
      </dl>
    </section>
  `,
})
export class NeedSummary {
  readonly pratica = input.required<Pratica>();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly need = computed(() => this.pratica().need);
  protected readonly place = computed(() => {
    const { address, municipio, notes } = this.need().place;
    return [address, this.#catalogue.municipioName(municipio), notes].filter(Boolean).join('\n');
  });
}
