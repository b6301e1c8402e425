import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { Words } from '../words/words';
import { isLive } from './mandate';
import type { Mandate } from '../api-types';
import { MandateHistory } from './mandate-history';
import { MandateStatus } from './mandate-status';
import { RevokeForm } from './revoke-form';
import { sayAbout, sayDays, sayHolder, sayScope } from './say-mandate';

/** One mandate in the office's list; opened, it tells everything and can be revoked. */
@Component({
  selector: 'wemi-mandate-row',
  imports: [MandateHistory, MandateStatus, MatButton, RevokeForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mandate-row.html',
  styleUrl: './mandate-row.scss',
})
export class MandateRow {
  readonly mandate = input.required<Mandate>();
  readonly revoked = output();
  protected readonly words = inject(Words);
  protected readonly isOpen = signal(false);
  protected readonly isRevoking = signal(false);
  protected readonly isLive = computed(() => isLive(this.mandate()));
  protected readonly name = computed(() =>
    this.words.say('mandates.holder', {
      principal: this.mandate().principal.name,
      holder: sayHolder(this.mandate(), this.words),
    }),
  );
  protected readonly about = computed(() => sayAbout(this.mandate(), this.words));
  protected readonly scope = computed(() => sayScope(this.mandate().scope, this.words));
  protected readonly days = computed(() => sayDays(this.mandate(), this.words));

  protected nameOf(action: string): string {
    return this.words.say('mandates.of', { action: this.words.say(action), name: this.name() });
  }
}
