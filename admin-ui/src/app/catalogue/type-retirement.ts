import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { ReasonedForm } from '../act/reasoned-form';
import type { TypeRetirement as Retirement } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Whether a type can be asked for; what retiring it touches, before it is done; and who did so. */
@Component({
  selector: 'wemi-type-retirement',
  imports: [ProblemBox, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="retirement-title">
      <h2 id="retirement-title" tabindex="-1">{{ words.say('catalogue.retirement.title') }}</h2>
      <div role="status">
        @if (done(); as act) {
          <p class="notice good">{{ words.say('catalogue.retirement.done.' + act) }}</p>
        }
      </div>
      @if (resource.error(); as error) {
        <wemi-problem [error]="error" (retry)="resource.reload()" />
      }
      @if (retirement(); as found) {
        <p>
          {{ words.say(found.retiredAt ? 'catalogue.retirement.off' : 'catalogue.retirement.on') }}
        </p>
        <h3>
          {{
            words.say(
              found.retiredAt ? 'catalogue.retirement.touched' : 'catalogue.retirement.ifRetired'
            )
          }}
        </h3>
        <ul>
          @for (line of touches(); track line) {
            <li>{{ line }}</li>
          }
        </ul>
        @if (canAct()) {
          <wemi-reasoned-form
            name="retirement-reason"
            hint="catalogue.publish.reasonHint"
            [act]="words.say('catalogue.retirement.' + next())"
            [question]="question"
            [send]="decide"
          />
        }
        @if (acts().length > 0) {
          <h3>{{ words.say('catalogue.retirement.acts') }}</h3>
          <ul>
            @for (act of acts(); track act.id) {
              <li>
                <time [attr.datetime]="act.at" [attr.title]="words.exact(act.at)">{{
                  words.instant(act.at)
                }}</time>
                · {{ act.said }}
              </li>
            }
          </ul>
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
export class TypeRetirement {
  readonly type = input.required<string>();
  /** What the type is called. */
  readonly name = input.required<string>();
  readonly canAct = input.required<boolean>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #path = computed(
    () => `/api/catalogue/types/${encodeURIComponent(this.type())}/retirement`,
  );
  protected readonly resource = httpResource<Retirement>(() => this.#path());
  protected readonly retirement = keepLast(this.resource, () => this.type());
  protected readonly done = signal<'retire' | 'restore' | undefined>(undefined);
  protected readonly next = computed(() =>
    this.retirement()?.retiredAt ? ('restore' as const) : ('retire' as const),
  );
  protected readonly touches = computed(() => {
    const { services = 0, enti = 0, pratiche = 0, drafts = 0 } = this.retirement()?.touches ?? {};
    const say = (key: string, values: Record<string, unknown> = {}) =>
      this.words.say(`catalogue.retirement.${key}`, values);
    return [
      say('services', { n: services, enti }),
      say('pratiche', { n: pratiche }),
      say('drafts', { n: drafts }),
      say('hidden'),
    ];
  });
  protected readonly acts = computed(() =>
    (this.retirement()?.acts ?? []).map(({ id, at, writtenBy, act, ...told }) => ({
      ...{ id, at },
      said: this.words.say('catalogue.retirement.by', {
        ...told,
        act: this.words.say(`catalogue.retirement.act.${act}`),
        by: writtenBy ?? 'WeMi',
      }),
    })),
  );

  protected readonly question = () => ({
    title: this.words.say(`catalogue.retirement.${this.next()}`),
    text: this.words.say(
      this.next() === 'retire'
        ? 'catalogue.retirement.askRetire'
        : 'catalogue.retirement.askRestore',
      { name: this.name() },
    ),
    confirm: this.words.say('act.confirm'),
  });

  protected readonly decide = async (reason: string): Promise<void> => {
    const act = this.next();
    this.done.set(undefined);
    try {
      this.resource.set(await this.#once.post<Retirement>(this.#path(), { act, reason }));
      this.done.set(act);
    } catch (error) {
      // Somebody else may have done it meanwhile: what is so now stands beside the refusal.
      this.resource.reload();
      throw error;
    }
  };
}
