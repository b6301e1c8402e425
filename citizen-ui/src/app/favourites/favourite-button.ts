import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { Favourites } from './favourites';
import { keepWanted, takeWanted } from './wanted';
import { FAVOURITE_WORDS } from './words';

/** Puts a service among those to find again, or takes it out; a stranger logs in on the way. */
@Component({
  selector: 'app-favourite-button',
  imports: [ProblemPanel, RouterLink],
  providers: [Favourites],
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
      margin: 0;
    }
  `,
  template: `
    <p class="no-print">
      <button
        type="button"
        class="button secondary"
        data-testid="favourite"
        [attr.aria-disabled]="isBusy()"
        (click)="press()"
      >
        <span aria-hidden="true">{{ isOne() ? '★' : '☆' }}</span>
        {{ isOne() ? words().drop : words().keep }}
      </button>
      @if (isOne()) {
        <a routerLink="/preferiti">{{ words().title }}</a>
      }
    </p>
    @if (failure(); as error) {
      <app-problem-panel [error]="error" (retry)="press()" />
    }
  `,
})
export class FavouriteButton {
  readonly serviceId = input.required<string>();
  readonly #favourites = inject(Favourites);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #announcer = inject(Announcer);
  protected readonly words = computed(() => FAVOURITE_WORDS[this.#language.code()]);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isOne = computed(() =>
    this.#favourites.items()?.some(({ serviceId }) => serviceId === this.serviceId()),
  );

  constructor() {
    // Back from the login page, to which the press led.
    effect(() => {
      if (this.#session.isSignedIn() && takeWanted(this.serviceId()))
        untracked(() => void this.#set(true));
    });
  }

  protected press(): void {
    if (this.#session.isSignedIn()) return void this.#set(!this.isOne());
    keepWanted(this.serviceId());
    keepDeepLink(this.#router.url);
    void this.#session.signIn(this.#language.code());
  }

  async #set(isOne: boolean): Promise<void> {
    if (this.isBusy()) return;
    const id = this.serviceId();
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await (isOne ? this.#favourites.keep(id) : this.#favourites.drop(id));
      this.#announcer.say(isOne ? this.words().kept : this.words().dropped);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
