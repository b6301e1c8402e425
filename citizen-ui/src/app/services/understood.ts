import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import type { ServicesAnswer } from '../remote/types';
import { type Filters, toggle } from './filters';

/** How the words of a search were read, and what they can be narrowed to. */
@Component({
  selector: 'app-understood',
  imports: [TranslocoPipe],
  styles: `
    .read {
      display: grid;
      gap: 0.5rem;
      margin-bottom: 1.25rem;
    }
    .narrow {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
    }
  `,
  template: `
    @if (read().mended.length > 0 || offers().length > 0) {
      <div class="read" data-testid="understood">
        @for (word of read().mended; track word.typed) {
          <p>{{ 'services.understood.mended' | transloco: word }}</p>
        }
        @if (offers().length > 0) {
          <p class="narrow">
            <span>{{ 'services.understood.narrow' | transloco }}</span>
            @for (offer of offers(); track offer.id) {
              <button type="button" class="chip" (click)="narrowed.emit(offer.change)">
                {{ offer.text }}
              </button>
            }
          </p>
        }
      </div>
    }
  `,
})
export class UnderstoodView {
  readonly read = input.required<NonNullable<ServicesAnswer['understood']>>();
  readonly filters = input.required<Filters>();
  readonly narrowed = output<Partial<Filters>>();
  readonly #language = inject(Language);

  /** What is not a filter yet, types before options. */
  protected readonly offers = computed(() => {
    const { type, options } = this.filters();
    const types = type ? [] : this.read().types.slice(0, 3);
    const inUse = (options ?? '').split(',');
    const possible = this.read().options.filter(({ id, isFilter }) => isFilter && !inUse.includes(id));
    return [
      ...types.map(({ id, nameIt, nameEn }) => {
        const change: Partial<Filters> = { type: id };
        return { id, text: this.#language.pick(nameIt, nameEn), change };
      }),
      ...possible.map(({ id, textIt, textEn }) => {
        const change: Partial<Filters> = { options: toggle(options, id, true) };
        return { id, text: this.#language.pick(textIt, textEn), change };
      }),
    ];
  }); // prettier-ignore
}
