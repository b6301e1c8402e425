import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { NavigationStart, Router, RouterOutlet } from '@angular/router';
import { Live } from './live/live';
import { LoadTrouble } from './load/load-trouble';
import { LoadTroubleBox } from './load/load-trouble-box';
import { ProblemBox } from './problem/problem-box';
import { Login } from './session/login';
import { Session } from './session/session';
import { Shell } from './shell/shell';
import { Words } from './words/words';

/** Nothing is shown before the person is known: the login first, then the shell of their role. */
@Component({
  selector: 'wemi-admin',
  imports: [LoadTroubleBox, MatButton, RouterOutlet, ProblemBox, Shell],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.me()) {
      <wemi-shell>
        @if (trouble.isThere()) {
          <wemi-load-trouble />
        }
        <router-outlet />
      </wemi-shell>
    } @else {
      <main class="opening">
        @if (trouble.isThere()) {
          <wemi-load-trouble />
        } @else if (login.state() === 'failed') {
          <h1>{{ words.say('access.failed') }}</h1>
          <p>{{ words.say('access.failedHelp') }}</p>
          <button matButton="filled" type="button" (click)="login.start()">
            {{ words.say('problem.retry') }}
          </button>
        } @else if (session.resource.error(); as error) {
          <h1>{{ words.say('access.unknown') }}</h1>
          <wemi-problem [error]="error" (retry)="session.resource.reload()" />
          <button matButton="outlined" type="button" (click)="login.logout()">
            {{ words.say('access.other') }}
          </button>
        } @else {
          <p>{{ words.say('access.opening') }}</p>
        }
      </main>
    }
  `,
})
export class App {
  protected readonly login = inject(Login);
  protected readonly session = inject(Session);
  protected readonly trouble = inject(LoadTrouble);
  protected readonly words = inject(Words);

  constructor() {
    const live = inject(Live);
    effect(() => {
      document.documentElement.lang = this.words.language();
    });
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationStart) this.trouble.forgetPage();
    });
    void this.session.ready().then((me) => {
      if (me.role !== 'citizen') live.start();
    });
  }
}
