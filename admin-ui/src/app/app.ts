import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterOutlet } from '@angular/router';
import { Live } from './live/live';
import { ProblemBox } from './problem/problem-box';
import { Login } from './session/login';
import { Session } from './session/session';
import { Shell } from './shell/shell';
import { Words } from './words/words';

/** Nothing is shown before the person is known: the login first, then the shell of their role. */
@Component({
  selector: 'wemi-admin',
  imports: [MatButton, RouterOutlet, ProblemBox, Shell],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.me()) {
      <wemi-shell><router-outlet /></wemi-shell>
    } @else {
      <main class="opening">
        @if (login.state() === 'failed') {
          <h1>{{ words.say('access.failed') }}</h1>
          <p>{{ words.say('access.failedHelp') }}</p>
          <button matButton="filled" type="button" (click)="login.start()">
            {{ words.say('problem.retry') }}
          </button>
        } @else if (session.resource.error(); as error) {
          <h1>{{ words.say('access.unknown') }}</h1>
          <wemi-problem [error]="error" (retry)="session.resource.reload()" />
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
  protected readonly words = inject(Words);

  constructor() {
    const live = inject(Live);
    effect(() => {
      document.documentElement.lang = this.words.language();
    });
    void this.session.ready().then((me) => {
      if (me.role !== 'citizen') live.start();
    });
  }
}
