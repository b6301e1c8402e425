import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Pratica } from '../api-types';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** Whether the ente that was chosen may be chosen again once the pratica is back to its offers. */
@Component({
  selector: 'wemi-return-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chosen(); as ente) {
      <label class="option">
        <input type="checkbox" [checked]="isOut()" (change)="isOut.set(!isOut())" />
        {{ words.say('returnToOffer.leaveOut', { ente: ente.name }) }}
      </label>
    }
  `,
})
export class ReturnForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly isOut = signal(false);
  protected readonly chosen = computed(() => this.pratica().chosenEnte);

  read(): Record<string, unknown> {
    const ente = this.chosen();
    return ente && this.isOut() ? { enteId: ente.id } : {};
  }
}
