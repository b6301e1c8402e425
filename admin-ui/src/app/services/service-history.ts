import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core'; // prettier-ignore
import type { ServiceContent } from '../../../../catalogue/service-content';
import type { EnteService } from '../api-types';
import { Words } from '../words/words';
import { ServicePreview } from './service-preview';

/** What was done with a service, by whom and why; and each version as it was. */
@Component({
  selector: 'wemi-service-history',
  imports: [ServicePreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{{ words.say('services.history') }}</h2>
      <ul>
        @for (act of of().acts; track act.at) {
          <li>
            <strong>{{ words.say('services.did.' + act.transition) }}</strong>
            @if (act.number) {
              · {{ words.say('services.versionN', { n: act.number }) }}
            }
            · {{ act.actorName ?? words.say('services.role.' + act.actorRole) }} ·
            <time [attr.datetime]="act.at" [attr.title]="words.exact(act.at)">{{
              words.recent(act.at)
            }}</time>
            @if (act.reason) {
              <p class="kept-lines">{{ act.reason }}</p>
            }
          </li>
        } @empty {
          <li class="muted">{{ words.say('services.noActs') }}</li>
        }
      </ul>
      @if (of().versions.length > 0) {
        <div class="field">
          <label for="version-of-service">{{ words.say('services.readVersion') }}</label>
          <select
            #number
            id="version-of-service"
            class="control"
            (change)="chosen.set(number.value)"
          >
            <option value="">{{ words.say('services.chooseVersion') }}</option>
            @for (one of of().versions; track one.number) {
              <option [value]="one.number">
                {{ words.say('services.versionN', { n: one.number }) }} ·
                {{ words.short(one.at) }} · {{ one.writtenBy ?? 'WeMi' }}
              </option>
            }
          </select>
        </div>
        @if (version(); as content) {
          <wemi-service-preview [content]="content" [params]="of().definition.params" />
        }
      }
    </section>
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ServiceHistory {
  readonly of = input.required<EnteService>();
  protected readonly words = inject(Words);
  protected readonly chosen = linkedSignal({ source: () => this.of().id, computation: () => '' });
  protected readonly version = computed(() => {
    const found = this.of().versions.find(({ number }) => String(number) === this.chosen());
    return found?.content as ServiceContent | undefined;
  });
}
