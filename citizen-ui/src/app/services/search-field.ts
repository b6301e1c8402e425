import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import { settled } from '../remote/settled';
import type { Suggestion, Suggestions } from '../remote/types';

const ASKED_FROM = 2;
const STILL_MS = 150;

/**
 * The field of a search, with suggestions while one types: a combobox whose list is walked by the arrow
 * keys while the words stay where they are. Without suggestions it is a plain field of its form.
 */
@Component({
  selector: 'app-search-field',
  imports: [TranslocoPipe],
  styleUrl: './search-field.scss',
  template: `
    <input
      #words
      type="text"
      inputmode="search"
      enterkeyhint="search"
      class="input"
      maxlength="200"
      autocomplete="off"
      role="combobox"
      aria-autocomplete="list"
      [id]="fieldId()"
      [attr.name]="name()"
      [attr.aria-expanded]="isShown()"
      [attr.aria-controls]="fieldId() + '-list'"
      [attr.aria-activedescendant]="active() >= 0 ? optionId(active()) : null"
      [placeholder]="'home.searchExample' | transloco"
      [value]="typed()"
      (input)="take(words.value)"
      (keydown)="walk($event)"
      (blur)="close()"
    />
    <ul
      role="listbox"
      [id]="fieldId() + '-list'"
      [hidden]="!isShown()"
      [attr.aria-label]="'services.suggest.list' | transloco"
    >
      @for (one of items(); track $index; let index = $index) {
        <li
          role="option"
          tabindex="-1"
          [id]="optionId(index)"
          [attr.aria-selected]="index === active()"
          [class.active]="index === active()"
          (mousedown)="$event.preventDefault()"
          (click)="choose(one)"
          (keydown.enter)="choose(one)"
        >
          <span [attr.lang]="one.kind === 'word' ? language.italian() : null">{{
            language.pick(one.textIt, one.textEn)
          }}</span>
          <span class="small muted">{{ kindOf(one).key | transloco: kindOf(one) }}</span>
        </li>
      }
    </ul>
    <p class="visually-hidden" role="status">
      @if (isShown()) {
        {{ 'services.suggest.count' | transloco: { n: items().length } }}
      }
    </p>
  `,
})
export class SearchField {
  readonly fieldId = input.required<string>();
  readonly name = input<string>();
  readonly value = input('');
  readonly chosen = output<Suggestion>();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly typed = linkedSignal(() => this.value());
  /** What stands in the field. */
  readonly text = this.typed.asReadonly();
  readonly #isOpen = signal(false);
  readonly #still = settled(() => (this.#isOpen() ? this.typed().trim() : ''), STILL_MS);
  readonly #found = httpResource<Suggestions>(() => {
    const q = this.#still().slice(0, 60);
    return q.length < ASKED_FROM
      ? undefined
      : { url: '/api/search-suggestions', params: { ...this.#catalogue.where(), q } };
  });
  protected readonly items = computed(() =>
    this.#found.hasValue() && this.#still() ? this.#found.value().items : [],
  );
  protected readonly isShown = computed(() => this.#isOpen() && this.items().length > 0);
  protected readonly active = linkedSignal({ source: this.items, computation: () => -1 });

  protected optionId(index: number): string {
    return `${this.fieldId()}-option-${index}`;
  }

  protected kindOf({ kind, nameIt, nameEn }: Suggestion) {
    const name = nameIt === null ? '' : this.language.pick(nameIt, nameEn ?? nameIt);
    return { key: `services.suggest.${kind}`, name };
  }

  protected take(text: string): void {
    this.typed.set(text);
    this.#isOpen.set(true);
  }

  protected close(): void {
    this.#isOpen.set(false);
    this.active.set(-1);
  }

  protected walk(event: KeyboardEvent): void {
    const count = this.items().length;
    if (event.key === 'ArrowDown' && !this.isShown()) this.#isOpen.set(true);
    if (!this.isShown()) return;
    const one = this.items()[this.active()];
    if (event.key === 'ArrowDown') this.active.update((at) => (at + 1) % count);
    else if (event.key === 'ArrowUp') this.active.update((at) => (at <= 0 ? count : at) - 1);
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && one) this.choose(one);
    else return;
    event.preventDefault();
  }

  protected choose(one: Suggestion): void {
    this.close();
    this.chosen.emit(one);
  }
}

/** Where a suggestion leads: the filters that it stands for. */
export function filtersOf({ kind, id, textIt }: Suggestion): Record<string, string> {
  if (kind === 'word') return { q: textIt };
  return kind === 'type' ? { type: id } : { section: id };
}
