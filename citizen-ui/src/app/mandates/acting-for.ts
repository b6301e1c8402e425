import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HeldUnder } from '../remote/types';
import { MandateWords } from './mandate-words';

/** For whom one acts, in sight all the time: nobody may take another's pratica for their own. */
@Component({
  selector: 'app-acting-for',
  imports: [RouterLink, TranslocoPipe],
  styleUrl: './acting-for.scss',
  template: `
    <p class="who" role="note" data-testid="acting-for">
      {{ 'mandates.acting.banner' | transloco: { name: mandate().principalName } }}
    </p>
    <p class="small rest">
      {{ may() }}
      @if (mandate().expiresOn; as day) {
        {{ 'mandates.acting.until' | transloco: { day: words.day(day) } }}
      }
      <a routerLink="/deleghe">{{ 'mandates.acting.see' | transloco }}</a>
    </p>
  `,
})
export class ActingFor {
  readonly mandate = input.required<HeldUnder>();
  protected readonly words = inject(MandateWords);
  protected readonly may = computed(() => {
    const { scope } = this.mandate();
    if (scope.length === 0) return this.words.say('acting.mayRead');
    return this.words.say('acting.may', { scope: this.words.list(scope) });
  });
}
