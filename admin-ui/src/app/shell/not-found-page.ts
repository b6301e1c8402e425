import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '../words/words';

@Component({
  selector: 'wemi-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="empty">
      <h1>{{ words.say('notFound.title') }}</h1>
      <p>{{ words.say('notFound.help') }}</p>
      <p>
        <a routerLink="/">{{ words.say('notFound.home') }}</a>
      </p>
    </div>
  `,
})
export class NotFoundPage {
  protected readonly words = inject(Words);
}
