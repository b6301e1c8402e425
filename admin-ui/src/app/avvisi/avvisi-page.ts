import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AvvisiAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { titleOf } from '../qualifications/names';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';

/** Avvisi: for an ente those to which it can apply, for the office all that it wrote. */
@Component({
  imports: [Bones, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('avvisi.title') }}</h1>
    <p class="muted">{{ words.say(isEnte() ? 'avvisi.introEnte' : 'avvisi.intro') }}</p>
    @if (isOffice()) {
      <p>
        <a routerLink="/avvisi/nuovo">{{ words.say('avvisi.new') }}</a>
      </p>
    }
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found(); as found) {
      <ul>
        @for (avviso of cards(); track avviso.id) {
          <li class="card">
            <h2>
              <a [routerLink]="['/avvisi', avviso.id]">{{ avviso.title }}</a>
            </h2>
            <p>
              <span class="chip">{{ words.say('avvisi.state.' + avviso.state) }}</span>
              {{ words.say('avvisi.closes') }}
              <time [attr.datetime]="avviso.closesAt" [attr.title]="words.exact(avviso.closesAt)">{{
                words.instant(avviso.closesAt)
              }}</time>
            </p>
          </li>
        } @empty {
          <li class="card muted">{{ words.say(isEnte() ? 'avvisi.noneOpen' : 'avvisi.none') }}</li>
        }
      </ul>
      <wemi-pager [pager]="pager" [next]="found.next" />
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    .card {
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
  `,
})
export class AvvisiPage {
  protected readonly words = inject(Words);
  readonly #session = inject(Session);
  protected readonly isEnte = computed(() => this.#session.role() === 'ente');
  protected readonly isOffice = computed(() => this.#session.role() === 'admin');
  protected readonly pager = createPager(computed(() => ''));
  protected readonly resource = httpResource<AvvisiAnswer>(() => {
    const comune = this.#session.me()?.comune.id;
    if (!comune) return undefined;
    const cursor = this.pager.cursor();
    return this.isEnte()
      ? { url: '/api/avvisi', params: toParams({ comune, cursor }) }
      : { url: '/api/office/avvisi', params: toParams({ cursor }) };
  });
  protected readonly found = keepLast(this.resource);
  protected readonly cards = computed(() =>
    this.found()?.items.map((avviso) => ({
      ...avviso,
      title: titleOf(avviso, this.words.language()),
    })),
  );
}
