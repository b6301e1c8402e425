import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Catalogue } from './catalogue';
import { Words } from './words';

/** The catalogue is long: one types a part of a service's name and picks from what is left. */
@Component({
  selector: 'wemi-type-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="type-picker">{{ words.say('filter.type') }}</label>
      <input
        #typed
        id="type-picker"
        class="control"
        type="search"
        list="type-picker-names"
        autocomplete="off"
        maxlength="80"
        [attr.aria-describedby]="isUnknown() ? 'type-picker-error' : null"
        [attr.aria-invalid]="isUnknown() ? 'true' : null"
        [placeholder]="words.say('filter.any')"
        [value]="name()"
        (change)="choose(typed.value)"
      />
      <datalist id="type-picker-names">
        @for (type of types(); track type.id) {
          <option [value]="type.name"></option>
        }
      </datalist>
      @if (isUnknown()) {
        <p id="type-picker-error" class="wrong" role="alert">
          {{ words.say('filter.unknownType') }}
        </p>
      }
    </div>
  `,
})
export class TypePicker {
  readonly value = input<string>();
  readonly pick = output<string>();
  protected readonly words = inject(Words);
  readonly #catalogue = inject(Catalogue);
  protected readonly isUnknown = signal(false);
  protected readonly types = computed(() =>
    this.#catalogue
      .sections()
      .flatMap(({ types }) => types)
      .map((type) => ({ id: type.id, name: this.words.name(type) })),
  );
  protected readonly name = computed(() => {
    const id = this.value();
    return id ? this.#catalogue.typeName(id) : '';
  });

  /** The whole name, or a part of it that means one service only. */
  protected choose(text: string): void {
    const asked = plain(text);
    const like = this.types().filter(({ name }) => plain(name).includes(asked));
    const type = like.find(({ name }) => plain(name) === asked) ?? like[0];
    const isClear = asked === '' || (type && (like.length === 1 || plain(type.name) === asked));
    this.isUnknown.set(!isClear);
    if (isClear) this.pick.emit(asked === '' ? '' : type!.id);
  }
}

function plain(text: string): string {
  return text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
