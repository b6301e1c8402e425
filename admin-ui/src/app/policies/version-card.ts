import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { PolicyVersion } from '../api-types';
import { Words } from '../words/words';
import { differences, sayDifference, sayTerms } from './say-terms';

const LOOKS: Record<PolicyVersion['status'], string> = {
  inForce: 'good',
  coming: 'blue',
  past: '',
  withdrawn: 'warn',
};

/** One version: when, who and why, what it changed, and every term in plain words. */
@Component({
  selector: 'wemi-version',
  imports: [MatButton, ReasonedForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" [attr.aria-labelledby]="'version-' + version().id">
      <h2 [id]="'version-' + version().id">
        {{ words.say('rules.version', { version: version().version }) }}
        <span class="chip" [class]="look()">{{
          words.say('rules.status.' + version().status)
        }}</span>
      </h2>
      <p>
        {{ words.say('rules.from', { day: words.day(version().validFrom) }) }}
        · {{ words.say('rules.open', { n: version().open }) }}
      </p>
      @for (line of trail(); track line) {
        <p class="muted">{{ line }}</p>
      }
      @if (changed().length > 0) {
        <h3>{{ words.say('rules.changed') }}</h3>
        <ul>
          @for (change of changed(); track change) {
            <li>{{ change }}</li>
          }
        </ul>
      }
      <details>
        <summary>{{ words.say('rules.all') }}</summary>
        <dl class="facts">
          @for (term of terms(); track term.name) {
            <div>
              <dt>{{ term.label }}</dt>
              <dd>{{ term.text }}</dd>
            </div>
          }
        </dl>
      </details>
      @if (isWithdrawing()) {
        <wemi-reasoned-form
          hint="rules.reasonHint"
          [act]="words.say('rules.withdraw')"
          [name]="'reason-' + version().id"
          [question]="question"
          [send]="send"
          [canLeave]="true"
          (leave)="isWithdrawing.set(false)"
        >
          <p>{{ words.say('rules.withdrawHelp') }}</p>
        </wemi-reasoned-form>
      } @else {
        <div class="actions">
          @if (canAct() && version().status === 'coming') {
            <button matButton="outlined" type="button" (click)="isWithdrawing.set(true)">
              {{ words.say('rules.withdraw') }}
            </button>
          }
          @if (version().status === 'inForce' || version().status === 'past') {
            <a matButton="outlined" [routerLink]="movesPath()">{{ words.say('rules.moves') }}</a>
          }
        </div>
      }
    </section>
  `,
  styles: `
    section {
      margin-bottom: 16px;
    }

    h3 {
      margin: 12px 0 4px;
    }

    summary {
      min-height: 44px;
      padding: 10px 0;
      cursor: pointer;
      font-weight: 600;
    }
  `,
})
export class VersionCard {
  readonly version = input.required<PolicyVersion>();
  readonly before = input<PolicyVersion>();
  readonly canAct = input.required<boolean>();
  readonly movesPath = input.required<string[]>();
  /** Withdraws it, for a reason. */
  readonly withdraw = input.required<(version: PolicyVersion, reason: string) => Promise<void>>();
  protected readonly words = inject(Words);
  protected readonly isWithdrawing = signal(false);
  protected readonly look = computed(() => LOOKS[this.version().status]);
  protected readonly terms = computed(() => sayTerms(this.version().terms, this.words));
  protected readonly changed = computed(() => {
    const before = this.before();
    if (!before) return [];
    return differences(before.terms, this.version().terms, this.words).map(sayDifference);
  });
  /** Who wrote it and who withdrew it, when and why. */
  protected readonly trail = computed(() => {
    const { written, withdrawn } = this.version();
    const say = (key: string, act: PolicyVersion['written']) => {
      if (!act) return [];
      const by = act.by ?? this.words.say('role.admin');
      const at = this.words.instant(act.at);
      return [this.words.say(key, { by, at, reason: act.reason })];
    };
    return [...say('rules.written', written), ...say('rules.withdrawn', withdrawn)];
  });

  protected readonly question = (): Confirmation => ({
    title: this.words.say('rules.version', { version: this.version().version }),
    text: this.words.say('rules.withdrawHelp'),
    confirm: this.words.say('rules.withdraw'),
  });

  protected readonly send = async (reason: string): Promise<void> => {
    await this.withdraw()(this.version(), reason);
    this.isWithdrawing.set(false);
  };
}
