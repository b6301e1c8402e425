import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { EnteTrust } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Whether the comune lets an ente publish its services without reading them first. */
@Component({
  selector: 'wemi-trust-card',
  imports: [ProblemBox, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (trust(); as now) {
      <section class="card" aria-labelledby="trust-title">
        <wemi-reasoned-form
          name="trust-reason"
          [act]="words.say('enti.' + act())"
          [question]="question"
          [send]="send"
        >
          <h2 id="trust-title">{{ words.say('enti.trustTitle') }}</h2>
          <p>{{ words.say(now.isTrusted ? 'enti.isTrusted' : 'enti.isNotTrusted') }}</p>
          @if (now.at; as at) {
            <p class="muted">
              {{ now.decidedBy ?? '—' }},
              <time [attr.datetime]="at" [attr.title]="words.exact(at)">{{
                words.recent(at)
              }}</time>
              · {{ now.reason }}
            </p>
          }
          <p role="status">{{ said() }}</p>
        </wemi-reasoned-form>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .card {
      margin-top: 16px;
      overflow-wrap: anywhere;
    }
  `,
})
export class TrustCard {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly resource = httpResource<EnteTrust>(
    () => `/api/office/enti/${this.id()}/trust`,
  );
  protected readonly trust = keepLast(this.resource, () => this.id());
  protected readonly said = signal('');
  protected readonly act = computed(() => (this.trust()?.isTrusted ? 'distrust' : 'trust'));

  protected readonly question = (): Confirmation => ({
    title: this.words.say(`enti.${this.act()}`),
    text: this.words.say(`enti.means.${this.act()}`),
    confirm: this.words.say('act.confirm'),
  });

  protected readonly send = async (reason: string): Promise<void> => {
    const act = this.act();
    const body = { isTrusted: act === 'trust', reason };
    this.resource.set(
      await this.#once.post<EnteTrust>(`/api/office/enti/${this.id()}/trust`, body),
    );
    this.said.set(this.words.say(`enti.done.${act}`));
  };
}
