import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { EnteServicesAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { ServiceCard } from './service-card';

/** What enti have sent to be published, the longest waiting first. */
@Component({
  imports: [Bones, PagerBar, ProblemBox, ServiceCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('services.waiting') }}</h1>
    <p class="muted">{{ words.say('services.introWaiting') }}</p>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found(); as found) {
      <ul>
        @for (one of found.items; track one.id) {
          <li class="card"><wemi-service-card [of]="one" [isForOffice]="true" /></li>
        } @empty {
          <li class="card muted">{{ words.say('services.noneWaiting') }}</li>
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
export class WaitingServicesPage {
  protected readonly words = inject(Words);
  protected readonly pager = createPager(signal(undefined));
  protected readonly resource = httpResource<EnteServicesAnswer>(() => ({
    url: '/api/office/services',
    params: toParams({ cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
}
