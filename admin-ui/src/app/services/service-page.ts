import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Session } from '../session/session';
import { ServiceEditor } from './service-editor';
import { ServiceReview } from './service-review';

/** One service: written by its ente, read and published by the office. */
@Component({
  imports: [ServiceEditor, ServiceReview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isEnte()) {
      <wemi-service-editor [id]="id()" />
    } @else {
      <wemi-service-review [id]="id()" />
    }
  `,
})
export class ServicePage {
  readonly id = input.required<string>();
  readonly #role = inject(Session).role;
  protected readonly isEnte = computed(() => this.#role() === 'ente');
}
