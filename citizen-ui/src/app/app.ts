import {
  ApplicationRef,
  Component,
  DOCUMENT,
  computed,
  inject,
  PLATFORM_ID,
  signal,
} from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { Session } from './auth/session';
import { Banners } from './content/banners';
import { Announcer } from './live/announcer';
import { Trouble } from './live/trouble';
import { PageClarity } from './ratings/page-clarity';
import { informingPath } from './ratings/informing-path';
import { Connection } from './shell/connection';
import { Footer } from './shell/footer';
import { Header } from './shell/header';
import { PageFocus } from './shell/page-focus';
import { nextTurn } from './own-turn';
import { wasServed } from './served/was-served';

/** The frame around every page. */
@Component({
  selector: 'app-root',
  imports: [Banners, PageClarity, RouterOutlet, TranslocoPipe, Header, Footer],
  styleUrl: './app.scss',
  template: `
    <button type="button" class="skip" (click)="focus.toContent()">
      {{ 'shell.skip' | transloco }}
    </button>
    @if (hasHeader()) {
      <app-header />
      @defer (on idle) {
        <app-banners />
      }
    } @else {
      <div class="boot" aria-hidden="true">
        <div class="boot-bar"></div>
        <div class="container"><span class="boot-name">WeMi</span></div>
      </div>
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
    <main id="content" tabindex="-1" [hidden]="!hasHeader()"><router-outlet /></main>
    @if (hasFooter()) {
      @if (informing(); as page) {
        @defer (on viewport) {
          <app-page-clarity [page]="page" />
        } @placeholder {
          <div class="clarity"></div>
        }
      }
      <app-footer />
    }
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

  protected readonly informing = informingPath();

  readonly #application = inject(ApplicationRef);
  /** A page that came drawn has all its parts: they are taken over as they are. */
  readonly #isWhole = isPlatformServer(inject(PLATFORM_ID)) || wasServed(inject(DOCUMENT));
  protected readonly hasHeader = signal(this.#isWhole);
  protected readonly hasFooter = signal(this.#isWhole);

  constructor() {
    if (!this.#isWhole) void this.#draw();
    void this.#session.resume();
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(() => this.#trouble.clear());
  }

  /** First the header, then the page (see `ownTurn`), then the footer: short waits instead of a long one. */
  async #draw(): Promise<void> {
    for (const part of [this.hasHeader, this.hasFooter]) {
      await nextTurn();
      part.set(true);
      this.#application.tick();
    }
  }

  protected reload(): void {
    location.reload();
  }
}
