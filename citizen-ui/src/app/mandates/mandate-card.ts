import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isLive } from './mandate';
import type { Mandate } from '../remote/types';
import { MandateHistory } from './mandate-history';
import { MandateWords } from './mandate-words';

/** One mandate as one side reads it; what can be done about it stands inside. */
@Component({
  selector: 'app-mandate-card',
  imports: [MandateHistory, TranslocoPipe],
  styleUrl: './mandate-card.scss',
  template: `
    <article class="card" [class.over]="!isLive()" [attr.data-mandate]="mandate().status">
      <header>
        <h3>{{ title() }}</h3>
        <span class="tag" [class.good]="mandate().status === 'active'" [class.care]="isWaiting()">
          {{ 'mandates.status.' + mandate().status | transloco }}
        </span>
      </header>
      <dl class="facts">
        <div>
          <dt>{{ (isGiven() ? 'mandates.canDo' : 'mandates.youCanDo') | transloco }}</dt>
          <dd>
            <ul>
              <li>{{ 'mandates.reading' | transloco }}</li>
              @for (part of mandate().scope; track part) {
                <li>{{ 'mandates.scope.' + part | transloco }}</li>
              }
            </ul>
          </dd>
        </div>
        <div>
          <dt>{{ 'mandates.about' | transloco }}</dt>
          <dd>{{ about() }}</dd>
        </div>
        @if (mandate().status === 'notYet') {
          <div>
            <dt>{{ 'mandates.from' | transloco }}</dt>
            <dd>{{ words.day(mandate().startsOn) }}</dd>
          </div>
        }
        <div>
          <dt>{{ 'mandates.until' | transloco }}</dt>
          <dd>
            {{ 'mandates.untilDay' | transloco: { day: words.day(mandate().expiresOn) } }}
          </dd>
        </div>
      </dl>
      @if (mandate().paper; as paper) {
        <p class="small muted">
          {{ 'mandates.paper' | transloco: { day: words.day(paper.signedOn) } }}
        </p>
      }
      @if (isLive()) {
        <p class="small muted">
          {{ (isGiven() ? 'mandates.never' : 'mandates.neverYou') | transloco }}
        </p>
      }
      <ng-content />
      <app-mandate-history [mandateId]="mandate().id" />
    </article>
  `,
})
export class MandateCard {
  readonly mandate = input.required<Mandate>();
  /** Whether the reader gave it; else they hold it. */
  readonly isGiven = input.required<boolean>();
  protected readonly words = inject(MandateWords);
  protected readonly isLive = computed(() => isLive(this.mandate()));
  protected readonly isWaiting = computed(() => this.mandate().status === 'offered');
  protected readonly title = computed(() =>
    this.isGiven() ? this.words.holderOf(this.mandate()) : this.mandate().principal.name,
  );
  protected readonly about = computed(() => {
    const { praticaId, praticaNumber } = this.mandate();
    if (!praticaId) return this.words.say('allPratiche');
    return this.words.say('onePratica', { number: praticaNumber ?? '' });
  });
}
