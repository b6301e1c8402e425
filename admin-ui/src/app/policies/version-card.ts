import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ReasonField } from '../act/reason-field';
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
  imports: [MatButton, ReasonField, RouterLink],
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
        <form novalidate (submit)="$event.preventDefault(); confirm()">
          <p>{{ words.say('rules.withdrawHelp') }}</p>
          <wemi-reason-field
            hint="rules.reasonHint"
            [inPlace]="false"
            [name]="'reason-' + version().id"
          />
          <div class="actions">
            <button matButton="filled" type="submit">{{ words.say('rules.withdraw') }}</button>
            <button matButton type="button" (click)="isWithdrawing.set(false)">
              {{ words.say('act.leave') }}
            </button>
          </div>
        </form>
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
  /** The reason it is withdrawn for. */
  readonly withdraw = output<string>();
  protected readonly words = inject(Words);
  protected readonly isWithdrawing = signal(false);
  protected readonly reason = viewChild(ReasonField);
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

  protected confirm(): void {
    const said = this.reason()?.read();
    if (!said) return;
    this.isWithdrawing.set(false);
    this.withdraw.emit(said.reason);
  }
}
