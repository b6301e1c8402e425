import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QualificationEffects } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';

const PLANNED = ['exclude', 'returnToOffer', 'decide'] as const;

/** Before a qualification is suspended or revoked: what that does to each open pratica. */
@Component({
  selector: 'wemi-effects-list',
  imports: [Bones, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ words.say('qualifications.effects') }}</h3>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found(); as found) {
      <ul class="counts">
        @for (line of lines(); track line.text) {
          <li>
            <strong>{{ line.count }}</strong> {{ words.say(line.text) }}
          </li>
        }
      </ul>
      <ul>
        @for (one of found.items; track one.praticaId) {
          <li>
            <a [routerLink]="['/pratiche', one.praticaId]">{{ one.number }}</a> ·
            {{ words.say('state.' + one.state) }} · {{ words.say('enti.will.' + one.planned) }}
          </li>
        } @empty {
          <li class="muted">{{ words.say('enti.noCases') }}</li>
        }
      </ul>
      <wemi-pager [pager]="pager" [next]="found.next" />
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
})
export class EffectsList {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly pager = createPager(this.id);
  protected readonly resource = httpResource<QualificationEffects>(() => ({
    url: `/api/qualifications/${this.id()}/effects`,
    params: toParams({ cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource, this.id);
  protected readonly lines = computed(() =>
    PLANNED.map((name) => ({
      count: this.found()?.planned[name] ?? 0,
      text: `enti.planned.${name}`,
    })),
  );
}
