import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Allowed, Pratica } from '../api-types';
import type { PayloadForm } from '../act/payload-form';
import { Session } from '../session/session';
import { Words } from '../words/words';

/** Which of one's own open requests for documents is taken back. */
@Component({
  selector: 'wemi-withdraw-integration-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="taken-back">{{ words.say('integration.which') }}</label>
      <select #which id="taken-back" class="control" (change)="pick(which.value)">
        @for (one of own(); track one.id) {
          <option [value]="one.id" [selected]="one.id === picked()">{{ names(one) }}</option>
        }
      </select>
    </div>
  `,
})
export class WithdrawIntegrationForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  readonly action = input.required<Allowed>();
  protected readonly words = inject(Words);
  readonly #me = inject(Session).me;
  readonly #picked = signal('');
  protected readonly own = computed(() => {
    const { onBehalfOf } = this.action();
    const enteId = onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : this.#me()?.ente?.id;
    return this.pratica().integrations.filter(
      ({ ente, status }) => status === 'open' && (ente?.id ?? null) === (enteId ?? null),
    );
  });
  protected readonly picked = computed(
    () => this.own().find(({ id }) => id === this.#picked())?.id ?? this.own()[0]?.id,
  );

  protected pick(id: string): void {
    this.#picked.set(id);
  }

  protected names({ items, askedAt }: Pratica['integrations'][number]): string {
    return `${items.map(({ label }) => label).join(', ')} (${this.words.instant(askedAt)})`;
  }

  read(): Record<string, unknown> | undefined {
    const integrationId = this.picked();
    return integrationId ? { integrationId } : undefined;
  }
}
