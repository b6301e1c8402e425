import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MandateDraft } from './mandate-draft';
import { MandateWords } from './mandate-words';

const NEVER = ['login', 'consent', 'bank', 'beyond'] as const;

/** What will be given, and what never is, before it is given. */
@Component({
  selector: 'app-mandate-summary',
  imports: [TranslocoPipe],
  styles: `
    dl {
      padding: 1.25rem 1.5rem;
      border-radius: var(--wemi-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
    ul {
      padding-left: 1.25rem;
    }
    small {
      display: block;
      font-weight: 400;
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
  template: `
    <dl class="facts">
      <div>
        <dt>{{ 'mandates.create.who' | transloco }}</dt>
        <dd>{{ draft().email }}</dd>
      </div>
      <div>
        <dt>{{ 'mandates.create.can' | transloco }}</dt>
        <dd>
          <ul>
            <li>{{ 'mandates.reading' | transloco }}</li>
            @for (part of draft().scope; track part) {
              <li>
                {{ 'mandates.scope.' + part | transloco }}
                <small>{{ 'mandates.scopeHelp.' + part | transloco }}</small>
              </li>
            }
          </ul>
        </dd>
      </div>
      <div>
        <dt>{{ 'mandates.create.cannot' | transloco }}</dt>
        <dd>
          <ul>
            @for (one of never; track one) {
              <li>{{ 'mandates.create.cannotList.' + one | transloco }}</li>
            }
          </ul>
        </dd>
      </div>
      <div>
        <dt>{{ 'mandates.about' | transloco }}</dt>
        <dd>{{ about() }}</dd>
      </div>
      <div>
        <dt>{{ 'mandates.until' | transloco }}</dt>
        <dd>{{ 'mandates.untilDay' | transloco: { day: words.day(draft().expiresOn) } }}</dd>
      </div>
      <div>
        <dt>{{ 'mandates.create.know' | transloco }}</dt>
        <dd>{{ 'mandates.told' | transloco }}</dd>
      </div>
    </dl>
  `,
})
export class MandateSummary {
  readonly draft = input.required<MandateDraft>();
  readonly praticaName = input.required<string>();
  protected readonly words = inject(MandateWords);
  protected readonly never = NEVER;
  protected readonly about = computed(() =>
    this.draft().praticaId
      ? this.words.say('onePratica', { number: this.praticaName() })
      : this.words.say('allPratiche'),
  );
}
