import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';
import { ProblemPanel } from '../parts/problem-panel';
import { keysetList } from '../remote/keyset-list';
import type { PraticaCard, PraticheAnswer } from '../remote/types';

/** The one pratica that a mandate is about: one's own, the latest first. */
@Component({
  selector: 'app-one-pratica',
  imports: [FieldErrorText, ProblemPanel, TranslocoPipe],
  template: `
    @if (list.error(); as error) {
      <app-problem-panel [error]="error" (retry)="list.reload()" />
    }
    <div class="field">
      <label [for]="id">{{ 'mandates.create.pratica' | transloco }}</label>
      <app-field-error [error]="error()" errorId="pratica-error" />
      <select
        #select
        class="input"
        [id]="id"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() ? 'pratica-error' : null"
        (change)="pick(select.value)"
      >
        <option value="" [selected]="!chosen()">
          {{ 'mandates.create.choosePratica' | transloco }}
        </option>
        @for (pratica of own(); track pratica.id) {
          <option [value]="pratica.id" [selected]="pratica.id === chosen()">
            {{ nameOf(pratica) }}
          </option>
        }
      </select>
    </div>
  `,
})
export class OnePratica {
  readonly chosen = input.required<string>();
  readonly error = input.required<WrongField | undefined>();
  readonly picked = output<{ id: string; name: string }>();
  readonly #language = inject(Language);
  protected readonly id = fieldId('/praticaId');
  protected readonly list = keysetList<PraticaCard, PraticheAnswer>(() => ({
    url: '/api/pratiche',
    params: { open: 'true', limit: '50' },
  }));
  /** Of somebody else's pratica nobody can give a mandate. */
  protected readonly own = computed(() => this.list.items().filter(({ mandate }) => !mandate));

  protected nameOf(pratica: PraticaCard): string {
    const type = this.#language.pick(pratica.serviceTypeNameIt, pratica.serviceTypeNameEn);
    return `${pratica.number}, ${type}`;
  }

  protected pick(id: string): void {
    const pratica = this.own().find((one) => one.id === id);
    this.picked.emit({ id, name: pratica?.number ?? '' });
  }
}
