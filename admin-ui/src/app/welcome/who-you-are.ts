import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Session } from '../session/session';
import { Words } from '../words/words';

/** The working identity, so that one notices at once a wrong login. */
@Component({
  selector: 'wemi-who-you-are',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="who-title">
      <h2 id="who-title">{{ words.say('welcome.who') }}</h2>
      <dl class="facts">
        <div>
          <dt>{{ words.say('welcome.name') }}</dt>
          <dd>{{ me().name }}</dd>
        </div>
        <div>
          <dt>{{ words.say('welcome.role') }}</dt>
          <dd>{{ words.say('role.' + me().role) }}</dd>
        </div>
        @if (me().ente; as ente) {
          <div>
            <dt>{{ words.say('role.ente') }}</dt>
            <dd>{{ ente.name }}</dd>
          </div>
        }
        @if (me().sportello; as sportello) {
          <div>
            <dt>{{ words.say('role.sportello') }}</dt>
            <dd>{{ sportello.name }}</dd>
          </div>
        }
        <div>
          <dt>{{ words.say('welcome.comune') }}</dt>
          <dd>{{ me().comune.name }}</dd>
        </div>
        @if (me().email; as email) {
          <div>
            <dt>{{ words.say('welcome.email') }}</dt>
            <dd>{{ email }}</dd>
          </div>
        }
      </dl>
    </section>
  `,
  styles: `
    .facts {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    }
  `,
})
export class WhoYouAre {
  protected readonly words = inject(Words);
  readonly #session = inject(Session);
  protected readonly me = () => this.#session.me()!;
}
