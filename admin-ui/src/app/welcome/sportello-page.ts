import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { WhoYouAre } from './who-you-are';

@Component({
  imports: [MatButton, WhoYouAre],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('welcome.hello', { name: session.me()!.name }) }}</h1>
    <p class="lead">{{ words.say('welcome.sportello.intro') }}</p>
    <section class="card" aria-labelledby="find-title">
      <h2 id="find-title">{{ words.say('welcome.sportello.findTitle') }}</h2>
      <p id="find-help">{{ words.say('welcome.sportello.find') }}</p>
      <form role="search" action="/servizi" method="get">
        <div class="field">
          <label for="find">{{ words.say('welcome.sportello.findLabel') }}</label>
          <input
            id="find"
            class="control"
            type="search"
            name="q"
            maxlength="200"
            aria-describedby="find-help"
            [placeholder]="words.say('welcome.sportello.findHint')"
          />
        </div>
        <button matButton="filled" type="submit">
          {{ words.say('welcome.sportello.findButton') }}
        </button>
      </form>
      <p>
        <a href="/enti">{{ words.say('welcome.sportello.enti') }}</a>
      </p>
    </section>
    <wemi-who-you-are />
    <section class="card" aria-labelledby="limits-title">
      <h2 id="limits-title">{{ words.say('welcome.sportello.limitsTitle') }}</h2>
      <p>{{ words.say('welcome.sportello.limits') }}</p>
    </section>
  `,
  styleUrl: './welcome.scss',
})
export class SportelloPage {
  protected readonly session = inject(Session);
  protected readonly words = inject(Words);
}
