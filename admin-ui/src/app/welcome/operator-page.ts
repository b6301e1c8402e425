import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { WhoYouAre } from './who-you-are';

@Component({
  imports: [WhoYouAre],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('welcome.hello', { name: session.me()!.name }) }}</h1>
    <p class="lead">{{ words.say('welcome.operator.intro') }}</p>
    <wemi-who-you-are />
    <section class="card" aria-labelledby="services-title">
      <h2 id="services-title">{{ words.say('welcome.operator.servicesTitle') }}</h2>
      <p>{{ words.say('welcome.operator.services') }}</p>
      @if (session.me()!.ente; as ente) {
        <p>
          <a [href]="'/enti/' + ente.id">{{
            words.say('welcome.operator.entePage', { name: ente.name })
          }}</a>
        </p>
      }
      <p>{{ words.say('welcome.operator.help') }}</p>
    </section>
  `,
  styleUrl: './welcome.scss',
})
export class OperatorPage {
  protected readonly session = inject(Session);
  protected readonly words = inject(Words);
}
