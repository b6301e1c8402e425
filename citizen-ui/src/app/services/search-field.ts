import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
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
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly typed = linkedSignal(() => this.value());
  /** What stands in the field. */
  readonly text = this.typed.asReadonly();
  readonly #isOpen = signal(false);
  /** The words that suggestions are wanted for: none until somebody types, or asks for the list. */
  readonly #wanted = signal('');
  readonly #still = settled(() => this.#wanted().trim(), STILL_MS);
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
    this.#open();
  }

  #open(): void {
    this.#wanted.set(this.typed());
    this.#isOpen.set(true);
  }

  protected close(): void {
    this.#isOpen.set(false);
    this.active.set(-1);
  }

  protected walk(event: KeyboardEvent): void {
    const one = this.items()[this.active()];
    // The words are sent: suggestions that are still to come are wanted no more.
    if (event.key === 'Enter' && !one) this.close();
    if (event.key === 'ArrowDown' && !this.isShown()) return this.#open();
    if (!this.isShown()) return;
    if (event.key === 'ArrowDown') this.#goTo(this.active() + 1);
    else if (event.key === 'ArrowUp') this.#goTo(this.active() - 1);
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && one) this.choose(one);
    else return;
    event.preventDefault();
  }

  /** Before the first comes the last, and after the last the first. */
  #goTo(place: number): void {
    const count = this.items().length;
    const at = place < 0 ? count - 1 : place % count;
    this.active.set(at);
    this.#host.nativeElement.querySelectorAll('[role=option]')[at]?.scrollIntoView?.({ block: 'nearest' }); // prettier-ignore
  }

  protected choose(one: Suggestion): void {
    this.close();
    this.typed.set(one.kind === 'word' ? one.textIt : '');
    this.chosen.emit(one);
  }
}

/** Where a suggestion leads: the filters that it stands for. */
export function filtersOf({ kind, id, textIt }: Suggestion): Record<string, string> {
  if (kind === 'word') return { q: textIt };
  return kind === 'type' ? { type: id } : { section: id };
}
