import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeTemplate } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { toldOf, toldTo } from './told-to';
import { WordsEditor } from './words-editor';

/** One notice: its words in each language in which it is told, side by side. */
@Component({
  imports: [Bones, ProblemBox, RouterLink, WordsEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <a routerLink="/testi-notifiche">{{ words.say('notices.back') }}</a>
    </p>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (template(); as found) {
      <div class="page-head">
        <div>
          <h1>{{ event() }}</h1>
          <p class="muted">{{ words.say(to(found)) }}</p>
          <p class="muted">{{ variables() }}</p>
        </div>
      </div>
      <div class="side-by-side">
        @for (said of found.said; track said.language) {
          <wemi-words-editor
            [key]="found.key"
            [said]="said"
            [isAdmin]="isAdmin()"
            (written)="resource.reload()"
          />
        }
      </div>
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    .side-by-side {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      gap: 16px;
      align-items: start;
    }
  `,
})
export class TemplatePage {
  /** Kind and audience; from the path. */
  readonly key = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly to = toldTo;
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly resource = httpResource<NoticeTemplate>(
    () => `/api/notice-templates/${encodeURIComponent(this.key())}`,
  );
  protected readonly template = keepLast(this.resource, () => this.key());
  protected readonly event = computed(() => {
    const subject = this.template()?.said[0]?.words.subject ?? '';
    const event = toldOf(this.key());
    return event ? this.words.sayOr(event, subject) : subject;
  });
  protected readonly variables = computed(() => {
    const list = this.template()
      ?.variables.map((name) => `{{${name}}}`)
      .join(', ');
    return this.words.say('notices.variables', { list, link: '{{link}}' });
  });
}
