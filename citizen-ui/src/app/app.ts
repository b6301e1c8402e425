import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from './auth/session';
import { Announcer } from './live/announcer';
import { Connection } from './shell/connection';
import { Footer } from './shell/footer';
import { Header } from './shell/header';
import { PageFocus } from './shell/page-focus';

/** The frame around every page. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, TranslocoPipe, Header, Footer],
  styleUrl: './app.scss',
  template: `
    <button type="button" class="skip" (click)="focus.toContent()">
      {{ 'shell.skip' | transloco }}
    </button>
    <app-header />
    @if (!connection.isOnline()) {
      <p class="offline" role="status">{{ 'shell.offline' | transloco }}</p>
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

  constructor() {
    void inject(Session).resume();
  }
}
