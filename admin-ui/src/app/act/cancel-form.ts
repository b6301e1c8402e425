import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cancellation, Pratica } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** What cancelling gives back, said before; and whether somebody else has to approve it. */
@Component({
  selector: 'wemi-cancel-form',
  imports: [ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (foreseen(); as found) {
        @if (found.waitingId; as waiting) {
          <p class="notice warn">
            {{ words.say('approvals.pending') }}
            <a [routerLink]="['/approvals', waiting]">{{ words.say('approvals.see') }}</a>
          </p>
        }
        @if (found.needsApproval || found.refundCents > 0) {
          <p class="notice" [class.warn]="found.needsApproval" data-testid="refund">
            {{ note() }}
          </p>
        }
      } @else if (isWaiting() && !resource.error()) {
        <p>{{ words.say('words.loading') }}</p>
      }
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
  `,
})
export class CancelForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  /** Somebody pressed before the amount was there. */
  protected readonly isWaiting = signal(false);
  protected readonly resource = httpResource<Cancellation>(() => {
    const { id } = this.pratica();
    return `/api/pratiche/${id}/cancellation`;
  });
  protected readonly foreseen = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly note = computed(() => {
    const found = this.foreseen();
    if (!found) return '';
    const amount = this.words.money(found.refundCents);
    const alone = this.words.money(found.aloneUpToCents);
    return this.words.say(found.needsApproval ? 'approvals.needed' : 'approvals.notNeeded', {
      amount,
      alone,
    });
  });
  readonly consequence = computed(() => (this.foreseen()?.refundCents ? this.note() : ''));

  /** Nothing is sent before the amount was on the page. */
  read(): Record<string, unknown> | undefined {
    this.isWaiting.set(!this.foreseen());
    return this.foreseen() ? {} : undefined;
  }
}
