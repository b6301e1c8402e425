import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Login } from '../session/login';
import { Session } from '../session/session';
import { Words } from '../words/words';

@Component({
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('welcome.hello', { name: session.me()!.name }) }}</h1>
    <section class="card">
      <p class="lead">{{ words.say('welcome.citizen.text') }}</p>
      <div class="actions">
        <a matButton="filled" href="/pratiche">{{ words.say('welcome.citizen.pratiche') }}</a>
        <a matButton="outlined" href="/">{{ words.say('welcome.citizen.home') }}</a>
        <button matButton type="button" (click)="login.logout()">
          {{ words.say('welcome.citizen.other') }}
        </button>
      </div>
    </section>
  `,
  styleUrl: './welcome.scss',
})
export class CitizenPage {
  protected readonly login = inject(Login);
  protected readonly session = inject(Session);
  protected readonly words = inject(Words);
}
