import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnOperator, OwnOperators } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { today } from '../words/dates';
import { Words } from '../words/words';

/** Who works for the ente, with what is about to end first said in words. */
@Component({
  imports: [Bones, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('operators.title') }}</h1>
    <p class="muted">{{ words.say('operators.intro') }}</p>
    <p>
      <a routerLink="/operatori/nuovo">{{ words.say('operators.add') }}</a>
    </p>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (people(); as found) {
      <ul>
        @for (one of found; track one.id) {
          <li class="card">
            <h2>
              <a [routerLink]="['/operatori', one.id]">{{ one.said.name }}</a>
            </h2>
            <p>
              {{ one.said.profile }}
              <span class="chip" [class.warn]="one.state !== 'fit'">{{
                words.say('operators.state.' + one.state)
              }}</span>
            </p>
            <ul class="credentials">
              @for (credential of one.said.credentials; track $index) {
                <li>{{ credential.title }}, {{ sayEnd(credential.expiresOn) }}</li>
              } @empty {
                <li class="muted">{{ words.say('operators.noCredentials') }}</li>
              }
            </ul>
            @if (one.ordersAhead > 0) {
              <p>{{ sayAhead(one) }}</p>
            }
          </li>
        } @empty {
          <li class="card muted">{{ words.say('operators.none') }}</li>
        }
      </ul>
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
    .credentials {
      margin: 0;
    }
  `,
})
export class OperatorsPage {
  protected readonly words = inject(Words);
  protected readonly resource = httpResource<OwnOperators>(() => '/api/office/operators');
  readonly #found = keepLast(this.resource);
  protected readonly people = computed(() => this.#found()?.items);

  protected sayEnd(expiresOn: string | null): string {
    if (!expiresOn) return this.words.say('operators.noEnd');
    const key = expiresOn < today() ? 'operators.ended' : 'operators.until';
    return this.words.say(key, { day: this.words.day(expiresOn) });
  }

  protected sayAhead({ ordersAhead: count }: OwnOperator): string {
    return this.words.say(count === 1 ? 'operators.aheadOne' : 'operators.ahead', { count });
  }
}
