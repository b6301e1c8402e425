import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfficeSportelli } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { sayField } from './say-sportello';
import type { Field } from './sportello-draft';

const FIELDS: Field[] = ['address', 'municipio', 'phone', 'hours', 'closedDays', 'appointments'];

/** Where people are helped in person, as the comune says it. */
@Component({
  imports: [Bones, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('sportelli.title') }}</h1>
    <p class="muted">{{ words.say('sportelli.intro') }}</p>
    @if (mayWrite()) {
      <p>
        <a routerLink="/sportelli/nuovo">{{ words.say('sportelli.add') }}</a>
      </p>
    }
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (cards(); as found) {
      <ul>
        @for (one of found; track one.id) {
          <li class="card">
            <h2>
              @if (mayWrite()) {
                <a [routerLink]="['/sportelli', one.id]">{{ one.name }}</a>
              } @else {
                {{ one.name }}
              }
              @if (!one.isShown) {
                <span class="chip warn">{{ words.say('sportelli.hidden') }}</span>
              }
            </h2>
            <dl>
              @for (fact of one.facts; track fact.label) {
                <dt>{{ fact.label }}</dt>
                <dd>{{ fact.value }}</dd>
              }
            </dl>
            @if (mayWrite() && one.isGiven) {
              <p>
                <a routerLink="/agenda" [queryParams]="{ sportello: one.id }">{{
                  words.say('agenda.title')
                }}</a>
              </p>
            }
          </li>
        } @empty {
          <li class="card muted">{{ words.say('sportelli.none') }}</li>
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
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 4px 16px;
      margin: 8px 0 0;
    }
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0;
    }
    @media (max-width: 30rem) {
      dl {
        grid-template-columns: 1fr;
        gap: 0;
      }
    }
  `,
})
export class SportelliPage {
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  protected readonly mayWrite = computed(() => this.#role() === 'admin');
  protected readonly resource = httpResource<OfficeSportelli>(() => '/api/office/sportelli');
  readonly #found = keepLast(this.resource);
  protected readonly cards = computed(() =>
    this.#found()?.items.map(({ id, said }) => ({
      ...{ id, name: said.name, isShown: said.isShown, isGiven: !!said.appointments },
      facts: FIELDS.map((field) => ({
        label: this.words.say(`sportelli.${field}`),
        value: sayField(this.words, said, field),
      })),
    })),
  );
}
