import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import type { Favourites as Answer } from '../remote/types';
import { ServiceCardView } from '../services/service-card';
import { PageFocus } from '../shell/page-focus';
import { Favourites } from './favourites';
import { FAVOURITE_WORDS } from './words';

type Favourite = Answer['items'][number];

/** What one wants to find again: as it is offered now, side by side if one likes. */
@Component({
  selector: 'app-favourites-page',
  imports: [ProblemPanel, RouterLink, ServiceCardView, Skeleton],
  providers: [Favourites],
  templateUrl: './favourites-page.html',
  styles: `
    .lead {
      margin: 0.75rem 0 1rem;
    }
    .cards {
      display: grid;
      gap: 1.5rem;
      margin-top: 1.5rem;
      padding: 0;
      list-style: none;
    }
    .card {
      padding: 1rem 1.5rem;
    }
    .empty {
      display: grid;
      gap: 0.75rem;
      justify-items: start;
      padding: 1.5rem;
      border-radius: var(--wemi-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
  `,
})
export class FavouritesPage {
  protected readonly favourites = inject(Favourites);
  protected readonly language = inject(Language);
  readonly #announcer = inject(Announcer);
  readonly #focus = inject(PageFocus);
  protected readonly words = computed(() => FAVOURITE_WORDS[this.language.code()]);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  /** The last that was taken out, to be put back. */
  protected readonly dropped = signal<Favourite | undefined>(undefined);
  /** As many as can stand side by side, where there are two at least. */
  protected readonly compared = computed(() => {
    const ids = (this.favourites.items() ?? []).flatMap(({ service }) => service?.id ?? []);
    return ids.length > 1 ? ids.slice(0, 4) : undefined;
  });

  protected async drop(one: Favourite): Promise<void> {
    await this.#do(async () => {
      await this.favourites.drop(one.serviceId);
      this.dropped.set(one);
      this.#announcer.say(this.words().droppedOf.replace('{title}', one.title));
    });
  }

  protected async undo(): Promise<void> {
    const one = this.dropped();
    if (!one) return;
    await this.#do(async () => {
      await this.favourites.keep(one.serviceId);
      this.dropped.set(undefined);
      this.#announcer.say(this.words().kept);
    });
  }

  /** The button that was pressed is gone afterwards. */
  async #do(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await work();
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
