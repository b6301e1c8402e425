import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { applyEach, form, FormField, required, validate } from '@angular/forms/signals';
import type { Pratica } from '../api-types';
import { PlanFields } from '../plan/plan-fields';
import { type OrderedService, sayDays } from '../pratica/say-service';
import { addDays, daysBetween } from '../words/dates';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import { LinesForm } from './lines-form';
import { draftCents } from './offer-model';
import { lineSchema } from './offer-schema';
import type { PayloadForm } from './payload-form';
import { beginRenewal, type RenewalDraft, toProposal } from './renewal-model';

/** The period after this one: until when, and what it costs. */
@Component({
  selector: 'wemi-propose-renewal-form',
  imports: [FieldError, FormField, LinesForm, PlanFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './propose-renewal-form.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }

    p {
      margin: 0;
    }

    .narrow {
      max-width: 360px;
    }
  `,
})
export class ProposeRenewalForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  readonly service = input.required<OrderedService>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly lines = viewChild.required<LinesForm>('lines');
  protected readonly start = computed(() => addDays(this.service().endDate, 1));
  /** Begun once for each period: a reload undoes nothing typed. */
  readonly #model = linkedSignal<number, RenewalDraft>({
    source: computed(() => this.service().period),
    computation: () => untracked(() => beginRenewal(this.pratica(), this.service())),
  });
  /** It is the same service: counted as what was ordered. */
  protected readonly units = computed(() => {
    const lines = [...(this.pratica().order?.lines ?? []), ...this.#model().lines];
    return [...new Set(lines.map(({ unit }) => unit))];
  });
  protected readonly renewal = form(this.#model, (path) => {
    required(path.endDate, { message: 'wrong.date' });
    validate(path.endDate, ({ value }) =>
      value() && value() <= this.service().endDate
        ? { kind: 'short', message: 'wrong.renewalTooShort' }
        : undefined,
    );
    applyEach(path.lines, lineSchema);
  });
  protected readonly plan = viewChild<PlanFields>('plan');
  protected readonly draft = computed(() => this.#model());
  /** What the plan counts is left to it. */
  protected readonly plannedLines = computed(() =>
    toProposal(this.#model()).lines.map(({ quantity, ...line }) =>
      ['hour', 'visit'].includes(line.unit) ? line : { ...line, quantity },
    ),
  );
  readonly consequence = computed(() => {
    if (!this.renewal().valid() || !this.plan()?.isReady()) return '';
    const { endDate, lines } = this.#model();
    return this.words.say('renewal.proposes', {
      from: this.words.day(this.start()),
      to: this.words.day(endDate),
      days: sayDays(daysBetween(this.service().endDate, endDate), this.words),
      total: this.words.money(this.plan()?.answer()?.totalCents ?? draftCents(lines)),
    });
  });

  read(): Record<string, unknown> | undefined {
    this.renewal.endDate().markAsTouched();
    this.lines().touchAll();
    if (!this.renewal().valid() || !this.plan()?.isReady()) return undefined;
    const plan = this.plan()?.plan();
    const proposal = toProposal(this.#model());
    return plan ? { ...proposal, lines: this.plannedLines(), plan } : { ...proposal };
  }
}
