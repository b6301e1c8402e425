import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TransferAcceptance } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Whether who pays may send an ente what it is owed by bank transfer: its own to say. */
@Component({
  selector: 'wemi-transfer-acceptance',
  imports: [Bones, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    } @else if (resource.hasValue()) {
      <p>{{ words.say(isAccepted() ? 'transfers.accepted' : 'transfers.notAccepted') }}</p>
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <button
        class="no-print"
        matButton="outlined"
        type="button"
        [disabled]="isSending()"
        (click)="change()"
      >
        {{ words.say(isAccepted() ? 'transfers.refuse' : 'transfers.accept') }}
      </button>
    } @else {
      <wemi-bones />
    }
  `,
})
export class TransferAcceptanceForm {
  readonly enteId = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #path = computed(() => `/api/enti/${this.enteId()}/transfer-acceptance`);
  protected readonly resource = httpResource<TransferAcceptance>(() => this.#path());
  protected readonly isAccepted = computed(() => this.resource.value()?.isAccepted ?? false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async change(): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const said = { isAccepted: !this.isAccepted() };
      this.resource.set(await this.#once.post<TransferAcceptance>(this.#path(), said));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
