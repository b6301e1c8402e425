import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeTemplates } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { toldOf, toldTo } from './told-to';

type Item = NoticeTemplates['items'][number];
const TOPICS = ['offers', 'orders', 'payments', 'service', 'documents', 'office', 'mandates', 'vouchers', 'messages', 'reviews'] as const; // prettier-ignore

/** What every notice says, by what it is about, with a search; each leads to where it is written anew. */
@Component({
  imports: [Bones, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page-head">
      <div>
        <h1>{{ words.say('notices.title') }}</h1>
        <p class="muted">{{ words.say('notices.intro') }}</p>
      </div>
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found()) {
      <div class="field card">
        <label for="notice-search">{{ words.say('notices.search') }}</label>
        <input
          #box
          id="notice-search"
          class="control"
          type="search"
          autocomplete="off"
          (input)="query.set(box.value)"
        />
      </div>
      @for (group of groups(); track group.topic) {
        <section class="card" [attr.aria-labelledby]="'topic-' + group.topic">
          <h2 [id]="'topic-' + group.topic">{{ words.say('notices.topic.' + group.topic) }}</h2>
          <ul role="list">
            @for (item of group.items; track item.key) {
              <li>
                <a [routerLink]="['/testi-notifiche', item.key]">{{ item.subject }}</a>
                <span class="muted">{{ item.to }}</span>
                @for (change of item.changes; track change.line) {
                  <time
                    class="muted"
                    [attr.datetime]="change.at"
                    [attr.title]="words.exact(change.at)"
                    >{{ change.line }}</time
                  >
                }
              </li>
            }
          </ul>
        </section>
      } @empty {
        <p role="status">{{ words.say('notices.nothing', { query: query() }) }}</p>
      }
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }

    ul {
      display: grid;
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
    }

    a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      font-weight: 600;
    }
  `,
})
export class TemplatesPage {
  protected readonly words = inject(Words);
  protected readonly resource = httpResource<NoticeTemplates>(() => '/api/notice-templates');
  protected readonly found = keepLast(this.resource);
  protected readonly query = signal('');
  protected readonly groups = computed(() => {
    const items = this.found()?.items.filter((item) => this.#matches(item)) ?? [];
    return TOPICS.map((topic) => ({
      topic,
      items: items.filter((item) => item.topic === topic).map((item) => this.#line(item)),
    })).filter((group) => group.items.length > 0);
  });

  #matches(item: Item): boolean {
    const texts = item.said.flatMap(({ words }) => [words.subject, words.text, words.sms]);
    const all = [...texts, this.#event(item)].join(' ').toLowerCase();
    return all.includes(this.query().trim().toLowerCase());
  }

  #line(item: Item) {
    const [first] = item.said;
    return {
      key: item.key,
      subject: capitalise(first?.words.subject ?? item.key),
      to: [this.words.say(toldTo(item)), this.#event(item)].filter(Boolean).join(' · '),
      changes: item.said.flatMap((said) => (said.version > 0 ? [this.#change(said)] : [])),
    };
  }

  #event({ key }: Item): string {
    const event = toldOf(key);
    return event ? this.words.sayOr(event, '') : '';
  }

  #change({ language, isWritten, writtenBy, at: written }: Item['said'][number]) {
    const { words } = this;
    const at = written ?? '';
    const by = writtenBy ?? words.say('role.admin');
    const what = words.say(isWritten ? 'notices.changed' : 'notices.restored', { by, at: words.instant(at) }); // prettier-ignore
    return { at, line: `${words.say(`notices.language.${language}`)}: ${what}` };
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
