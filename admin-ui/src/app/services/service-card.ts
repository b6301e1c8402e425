import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnteServiceCard } from '../api-types';
import { Words } from '../words/words';
import { colourOf } from './service-draft';

/** A service in a list: where it stands, and what is left to do. */
@Component({
  selector: 'wemi-service-card',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>
      <a [routerLink]="['/servizi', of().id]">{{ title() }}</a>
    </h2>
    <p>{{ isForOffice() ? of().ente.name + ' · ' : '' }}{{ words.name(of().type) }}</p>
    <p>
      <span class="chip" [class]="colour()">{{ words.say('services.state.' + of().state) }}</span>
      @if (of().sentBack) {
        <span class="chip warn">{{ words.say('services.sentBack') }}</span>
      }
      @if (of().typeRetiredAt; as since) {
        <span class="chip warn" [attr.title]="words.exact(since)">{{
          words.say('services.typeRetired')
        }}</span>
      }
      @if (hasUnsent()) {
        <span class="chip warn">{{ words.say('services.unsent') }}</span>
      }
    </p>
    <p class="muted">
      @if (isForOffice()) {
        {{ words.say('services.waitsSince') }}
        <time [attr.datetime]="of().stateSince" [attr.title]="words.exact(of().stateSince)">{{
          words.recent(of().stateSince)
        }}</time>
      } @else {
        {{ words.say('services.written', { n: of().completeness }) }}
        <time [attr.datetime]="of().updatedAt" [attr.title]="words.exact(of().updatedAt)">{{
          words.recent(of().updatedAt)
        }}</time>
      }
    </p>
  `,
})
export class ServiceCard {
  readonly of = input.required<EnteServiceCard>();
  readonly isForOffice = input(false);
  protected readonly words = inject(Words);
  protected readonly title = computed(() => this.of().title || this.words.say('services.noTitle'));
  protected readonly colour = computed(() => colourOf(this.of().state));
  protected readonly hasUnsent = computed(
    () => this.of().state === 'published' && this.of().changed.length > 0,
  );
}
