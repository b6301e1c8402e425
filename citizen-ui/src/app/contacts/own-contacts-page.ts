import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import type { ContactsAnswer } from '../remote/types';
import { ContactBox } from './contact-box';
import { CONTACT_WORDS } from './words';

/** Where one is reached, by mail and by SMS, and how that is changed. */
@Component({
  selector: 'app-own-contacts-page',
  imports: [ContactBox, ProblemPanel, Skeleton],
  template: `
    <div class="container page">
      <h1 tabindex="-1">{{ words().title }}</h1>
      <p class="lead">{{ words().lead }}</p>
      @if (resource.error(); as error) {
        <app-problem-panel [error]="error" (retry)="resource.reload()" />
      } @else if (boxes(); as all) {
        @for (box of all; track box.channel) {
          <app-contact-box
            [channel]="box.channel"
            [contacts]="box.contacts"
            (changed)="resource.reload()"
          />
        }
      } @else {
        <app-skeleton [count]="2" />
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .lead {
      margin: 0.75rem 0 1.5rem;
    }
  `,
})
export class OwnContactsPage {
  readonly #language = inject(Language);
  protected readonly words = computed(() => CONTACT_WORDS[this.#language.code()]);
  protected readonly resource = httpResource<ContactsAnswer>(() => '/api/me/contacts');
  readonly #answer = lastValue(this.resource);
  protected readonly boxes = computed(() => {
    const answer = this.#answer();
    return answer?.channels.map((channel) => ({
      channel,
      contacts: answer.items.filter((contact) => contact.channel === channel),
    }));
  });
}
