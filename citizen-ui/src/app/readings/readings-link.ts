import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { READING_WORDS } from './words';

/** The way to who read one's data: of one pratica, or of all. */
@Component({
  selector: 'app-readings-link',
  imports: [RouterLink],
  template: `
    <p class="no-print">
      <a class="button plain" routerLink="/letture" [queryParams]="{ pratica: praticaId() }">{{
        text()
      }}</a>
    </p>
  `,
})
export class ReadingsLink {
  readonly praticaId = input<string>();
  readonly #language = inject(Language);
  protected readonly text = computed(() => READING_WORDS[this.#language.code()].link);
}
