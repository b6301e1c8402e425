import { Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NeedForm } from './need-form';
import type { Step } from './draft';
import { SummaryWords } from './summary-words';

/** One page of text with everything that will be sent, each part with its way back (C.SE.1.4). */
@Component({
  selector: 'app-summary-step',
  imports: [TranslocoPipe],
  providers: [SummaryWords],
  styles: `
    section {
      padding-block: 1.25rem;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      align-items: center;
      justify-content: space-between;
    }
    h2 {
      font-size: var(--size-large);
    }
    .missing {
      color: var(--mat-sys-on-surface-variant);
      font-weight: 400;
    }
    dd {
      white-space: pre-line;
    }
  `,
  template: `
    @for (part of parts(); track part.step) {
      <section>
        <header>
          <h2>{{ 'need.steps.' + part.step | transloco }}</h2>
          <button
            type="button"
            class="button plain"
            [attr.aria-label]="
              ('need.edit' | transloco) + ' ' + ('need.steps.' + part.step | transloco)
            "
            (click)="edit.emit(part.step)"
          >
            {{ 'need.edit' | transloco }}
          </button>
        </header>
        <dl class="facts">
          @for (fact of part.facts; track fact.label) {
            <div>
              <dt>{{ fact.label }}</dt>
              <dd [class.missing]="!fact.value">
                {{ fact.value || ('need.notGiven' | transloco) }}
              </dd>
            </div>
          }
        </dl>
      </section>
    }
  `,
})
export class SummaryStep {
  readonly edit = output<Step>();
  readonly #form = inject(NeedForm);
  readonly #words = inject(SummaryWords);
  protected readonly parts = computed(() => this.#words.partsOf(this.#form.draft()));
}
