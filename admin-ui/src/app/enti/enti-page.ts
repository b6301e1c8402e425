import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfficeEntiAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';

const ON_A_PAGE = 50;

/** The enti of the comune, by name: who may be asked, and who is suspended. */
@Component({
  imports: [Bones, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('enti.title') }}</h1>
    <p class="muted">{{ words.say('enti.intro') }}</p>
    <p>
      <a routerLink="/enti/nuovo">{{ words.say('enteSheet.register') }}</a>
    </p>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found(); as found) {
      <ul class="card">
        @for (ente of found.items; track ente.id) {
          <li>
            <a [routerLink]="['/enti', ente.id]">{{ ente.name }}</a>
            <span class="muted">{{
              ente.qualifiedUntil
                ? words.say('enti.qualifiedUntil', { day: words.day(ente.qualifiedUntil) })
                : words.say('enteSheet.notQualified')
            }}</span>
            @if (ente.suspended) {
              <span class="chip warn">{{
                ente.suspendedAt
                  ? words.say('enti.suspendedSince', { when: words.short(ente.suspendedAt) })
                  : words.say('enti.suspended')
              }}</span>
            }
          </li>
        } @empty {
          <li class="muted">{{ words.say('enti.none') }}</li>
        }
      </ul>
      <wemi-pager [pager]="pager" [next]="found.next" />
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    ul {
      padding: 0 16px;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
      min-height: 44px;
      padding: 8px 0;
      border-bottom: 1px solid var(--wemi-line);
    }

    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class EntiPage {
  protected readonly words = inject(Words);
  protected readonly pager = createPager(computed(() => ''));
  protected readonly resource = httpResource<OfficeEntiAnswer>(() => ({
    url: '/api/office/enti',
    params: toParams({ cursor: this.pager.cursor(), limit: String(ON_A_PAGE) }),
  }));
  protected readonly found = keepLast(this.resource);
}
