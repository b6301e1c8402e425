import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ServiceContent } from '../../../../catalogue/service-content';
import type { KeptServiceVersion, ServiceType } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { ServicePreview } from './service-preview';

/** A service as it was when an offer of the pratica was made on it. */
@Component({
  imports: [Bones, ProblemBox, RouterLink, ServicePreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="back">
      <a [routerLink]="['/pratiche', id()]">{{ words.say('services.asItWas.back') }}</a>
    </p>
    <h1>{{ words.say('services.asItWas.title') }}</h1>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    } @else if (kept(); as service) {
      <p>{{ words.say('services.asItWas.lead', { ente: service.ente.name }) }}</p>
      <p class="muted">
        {{ words.say('services.asItWas.version', { n: service.number }) }}
        <time [attr.datetime]="service.at" [attr.title]="words.exact(service.at)">{{
          words.instant(service.at)
        }}</time>
        · {{ words.name(service.type) }}
      </p>
      @if (service.today !== 'same') {
        <p class="notice" data-testid="kept-today">
          {{ words.say('services.asItWas.' + service.today) }}
        </p>
      }
      @if (canOpen()) {
        <p>
          <a [routerLink]="['/servizi', service.id]">{{ words.say('services.asItWas.today') }}</a>
        </p>
      }
      <section class="card" aria-labelledby="read-then">
        <h2 id="read-then">{{ words.say('services.asItWas.read') }}</h2>
        <wemi-service-preview
          [content]="content()"
          [html]="service.descriptionHtml"
          [ente]="service.ente.name"
          [params]="params()"
        />
      </section>
    } @else {
      <wemi-bones />
    }
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }
  `,
})
export class AsItWasPage {
  /** From the address: of the pratica, of the service, and which version of it. */
  readonly id = input.required<string>();
  readonly serviceId = input.required<string>();
  readonly number = input.required<string>();
  protected readonly words = inject(Words);
  readonly #session = inject(Session);
  protected readonly resource = httpResource<KeptServiceVersion>(
    () => `/api/pratiche/${this.id()}/services/${this.serviceId()}/versions/${this.number()}`,
  );
  protected readonly kept = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly content = computed(() => this.kept()!.content as ServiceContent);
  /** For the words of the answers that it covers. */
  readonly #type = httpResource<ServiceType>(() => {
    const kept = this.kept();
    return kept && `/api/service-types/${kept.type.id}?comune=${this.#session.me()!.comune.id}`;
  });
  protected readonly params = computed(() =>
    this.#type.hasValue() ? this.#type.value().params : [],
  );
  /** Those who may read what the service is today, with all of its versions. */
  protected readonly canOpen = computed(() =>
    ['ente', 'admin', 'auditor'].includes(this.#session.me()!.role),
  );
}
