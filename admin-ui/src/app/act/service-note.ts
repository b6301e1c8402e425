import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type OrderedService, sayEffect } from '../pratica/say-service';
import { today } from '../words/dates';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** What resuming today, or dropping a planned suspension, means; there is nothing to type. */
@Component({
  selector: 'wemi-service-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="notice">{{ consequence() }}</p>`,
})
export class ServiceNote implements PayloadForm {
  readonly service = input.required<OrderedService>();
  readonly transition = input.required<'resume' | 'withdrawSuspension'>();
  protected readonly words = inject(Words);
  readonly consequence = computed(() => {
    const service = this.service();
    const end = this.words.day(service.endDate);
    if (this.transition() === 'withdrawSuspension' || !service.suspension)
      return this.words.say('service.staysAsItWas', { end });
    return sayEffect(service, { ...service.suspension, until: today() }, this.words);
  });

  read(): Record<string, unknown> {
    return {};
  }
}
