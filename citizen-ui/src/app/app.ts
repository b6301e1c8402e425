import { Component, computed, inject } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { Session } from './auth/session';
import { Banners } from './content/banners';
import { Announcer } from './live/announcer';
import { Trouble } from './live/trouble';
import { Connection } from './shell/connection';
import { Footer } from './shell/footer';
import { Header } from './shell/header';
import { PageFocus } from './shell/page-focus';

/** The frame around every page. */
@Component({
  selector: 'app-root',
  imports: [Banners, RouterOutlet, TranslocoPipe, Header, Footer],
  styleUrl: './app.scss',
  template: `
    <button type="button" class="skip" (click)="focus.toContent()">
      {{ 'shell.skip' | transloco }}
    </button>
    <app-header />
    @defer (on idle) {
      <app-banners />
    }
    @if (!connection.isOnline()) {
      <p class="offline" role="status">{{ 'shell.offline' | transloco }}</p>
    }
    @if (alarm(); as key) {
      <p class="offline" role="alert">
        {{ key | transloco }}
        @if (key === 'shell.notLoaded') {
          <button type="button" class="button plain" (click)="reload()">
            {{ 'shell.reload' | transloco }}
          </button>
        }
      </p>
    }
    <main id="content" tabindex="-1"><router-outlet /></main>
    <app-footer />
    <div class="visually-hidden" role="status" aria-live="polite">{{ announcer.message() }}</div>
  `,
})
export class App {
  protected readonly focus = inject(PageFocus);
  protected readonly connection = inject(Connection);
  protected readonly announcer = inject(Announcer);

  readonly #session = inject(Session);
  readonly #trouble = inject(Trouble);
  protected readonly alarm = computed(() =>
    this.#session.leaving() === 'failed' ? 'shell.signInFailed' : this.#trouble.key(),
  );

  constructor() {
    void this.#session.resume();
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(() => this.#trouble.clear());
  }

  protected reload(): void {
    location.reload();
  }
}
