import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { DocumentsAnswer, DocumentView, Pratica } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** What was asked of the citizen, how it stands, the answers and the documents that came. */
@Component({
  selector: 'wemi-integrations-card',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    article + article {
      margin-top: 16px;
      padding-top: 16px;
      border-top: 1px dotted var(--wemi-line);
    }

    li {
      overflow-wrap: anywhere;
    }
  `,
  template: `
    @if (pratica().integrations.length > 0) {
      <section class="card" aria-labelledby="integrations-title" data-testid="integrations">
        <h2 id="integrations-title">{{ words.say('integration.title') }}</h2>
        @if (problem() ?? documents.error(); as error) {
          <wemi-problem [error]="error" (retry)="again()" />
        }
        @for (one of pratica().integrations; track one.id) {
          <article>
            <p>
              <strong>{{ one.ente?.name ?? words.say('integration.office') }}</strong>
              <span class="chip">{{ words.say('integration.status.' + one.status) }}</span>
            </p>
            <p class="muted">
              {{ words.say('integration.askedAt', { at: words.instant(one.askedAt) }) }}
              @if (one.status === 'open') {
                {{ words.say('integration.dueAt', { at: words.instant(one.dueAt) }) }}
              }
            </p>
            <p>{{ one.reason }}</p>
            <ul>
              @for (item of one.items; track item.n) {
                <li>
                  {{ item.label }}
                  @if (item.missing) {
                    <em>{{ words.say('integration.none') }}</em>
                  }
                  @if (item.answer) {
                    <p>{{ item.answer }}</p>
                  }
                  @for (document of of(one.id, item.n); track document.id) {
                    <p>
                      {{ document.name }}
                      @if (!document.openedAt) {
                        <span class="chip">{{ words.say('integration.new') }}</span>
                      }
                      <button
                        matButton
                        type="button"
                        class="no-print"
                        [attr.aria-label]="
                          words.say('integration.downloadNamed', { name: document.name })
                        "
                        (click)="download(document)"
                      >
                        {{ words.say('integration.download') }}
                      </button>
                    </p>
                  }
                </li>
              }
            </ul>
            @if (one.note) {
              <p>{{ one.note }}</p>
            }
          </article>
        }
        <p class="muted">{{ words.say('integration.written') }}</p>
      </section>
    }
  `,
})
export class IntegrationsCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly problem = signal<unknown>(undefined);
  readonly #base = computed(() => `/api/pratiche/${this.pratica().id}/documents`);
  protected readonly documents = httpResource<DocumentsAnswer>(() =>
    this.pratica().integrations.length > 0 ? this.#base() : undefined,
  );
  readonly #answer = keepLast(this.documents);

  protected of(integrationId: string, n: number): DocumentView[] {
    return (this.#answer()?.items ?? []).filter(
      (document) =>
        document.integrationId === integrationId &&
        document.item === n &&
        document.attachedAt !== null,
    );
  }

  protected again(): void {
    this.problem.set(undefined);
    this.documents.reload();
  }

  /** Asked for with the token, so a plain link would not do. Who reads it is written down. */
  protected async download({ id, name }: DocumentView): Promise<void> {
    this.problem.set(undefined);
    try {
      const url = `${this.#base()}/${id}`;
      const file = await firstValueFrom(this.#http.get(url, { responseType: 'blob' }));
      const href = URL.createObjectURL(file);
      Object.assign(document.createElement('a'), { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      this.documents.reload();
    } catch (error) {
      this.problem.set(error);
    }
  }
}
