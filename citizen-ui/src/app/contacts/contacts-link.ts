import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { CONTACT_WORDS } from './words';

/** The way to one's own contacts, and to where one is logged in. */
@Component({
  selector: 'app-own-contacts-link',
  imports: [RouterLink],
  template: `
    <p class="no-print">
      <a class="button plain" routerLink="/recapiti">{{ words().link }}</a>
      <a class="button plain" routerLink="/accessi">{{ words().sessions }}</a>
    </p>
  `,
})
export class OwnContactsLink {
  readonly #language = inject(Language);
  protected readonly words = computed(() => CONTACT_WORDS[this.#language.code()]);
}
