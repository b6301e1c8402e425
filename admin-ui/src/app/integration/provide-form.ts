import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Allowed, DocumentView, Pratica } from '../api-types';
import type { PayloadForm } from '../act/payload-form';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

interface Said {
  text: string;
  missing: boolean;
  documents: DocumentView[];
}
const NOTHING: Said = { text: '', missing: false, documents: [] };

/** An answer in the citizen's place: for each item a file, some words, or that there is none. */
@Component({
  selector: 'wemi-provide-integration-form',
  imports: [ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open().length > 1) {
      <div class="field">
        <label for="answered">{{ words.say('integration.which') }}</label>
        <select #which id="answered" class="control" (change)="pick(which.value)">
          @for (one of open(); track one.id) {
            <option [value]="one.id" [selected]="one.id === asked()?.id">
              {{ one.ente?.name ?? words.say('integration.office') }}: {{ one.items[0]?.label }}
            </option>
          }
        </select>
      </div>
    }
    @for (item of asked()?.items; track item.n) {
      <fieldset>
        <legend>{{ item.label }}</legend>
        @for (document of said(item.n).documents; track document.id) {
          <p>{{ document.name }}</p>
        }
        <label [for]="'answer-file-' + item.n">{{ words.say('integration.file') }}</label>
        <input
          #file
          type="file"
          class="control"
          accept="application/pdf,image/jpeg,image/png"
          [id]="'answer-file-' + item.n"
          [disabled]="isSending()"
          [attr.aria-invalid]="isWrong(item.n) ? 'true' : null"
          [attr.aria-describedby]="isWrong(item.n) ? 'answer-error-' + item.n : null"
          (change)="upload(item.n, file)"
        />
        @if (isWrong(item.n)) {
          <p class="wrong" [id]="'answer-error-' + item.n">{{ words.say('wrong.answer') }}</p>
        }
        <label [for]="'answer-' + item.n">{{ words.say('integration.text') }}</label>
        <textarea
          #text
          class="control"
          maxlength="2000"
          [id]="'answer-' + item.n"
          [value]="said(item.n).text"
          (input)="write(item.n, { text: text.value })"
        ></textarea>
        <label>
          <input
            #none
            type="checkbox"
            [checked]="said(item.n).missing"
            (change)="write(item.n, { missing: none.checked })"
          />
          {{ words.say('integration.none') }}
        </label>
      </fieldset>
    }
    @if (problem(); as error) {
      <wemi-problem [error]="error" [canRetry]="false" />
    }
  `,
})
export class ProvideIntegrationForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  readonly action = input.required<Allowed>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #picked = signal('');
  readonly #said = signal<Record<string, Said>>({});
  readonly #isRead = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly open = computed(() =>
    this.pratica().integrations.filter(({ status }) => status === 'open'),
  );
  protected readonly asked = computed(
    () => this.open().find(({ id }) => id === this.#picked()) ?? this.open()[0],
  );

  protected pick(id: string): void {
    this.#picked.set(id);
  }

  protected said(n: number): Said {
    return this.#said()[this.#keyOf(n)] ?? NOTHING;
  }

  protected write(n: number, change: Partial<Said>): void {
    const said = { ...this.said(n), ...change };
    this.#said.update((all) => ({ ...all, [this.#keyOf(n)]: said }));
  }

  protected isWrong(n: number): boolean {
    return this.#isRead() && !this.#isAnswered(n);
  }

  protected async upload(n: number, field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    field.value = '';
    if (!file) return;
    const body = new FormData();
    body.append('file', file, file.name);
    const { onBehalfOf } = this.action();
    const mandateId = onBehalfOf && 'mandateId' in onBehalfOf ? onBehalfOf.mandateId : undefined;
    const params = {
      integrationId: this.asked()!.id,
      item: n,
      ...(mandateId ? { mandateId } : {}),
    };
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const url = `/api/pratiche/${this.pratica().id}/documents`;
      const document = await firstValueFrom(
        this.#http.post<DocumentView>(url, body, { params, headers }),
      );
      this.write(n, { documents: [...this.said(n).documents, document] });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  read(): Record<string, unknown> | undefined {
    this.#isRead.set(true);
    const asked = this.asked();
    if (!asked || asked.items.some(({ n }) => !this.#isAnswered(n))) return undefined;
    const items = asked.items.map(({ n }) => {
      const { text, missing, documents } = this.said(n);
      return {
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(missing ? { missing } : {}),
        ...(documents.length > 0 ? { documentIds: documents.map(({ id }) => id) } : {}),
      };
    });
    return { integrationId: asked.id, items };
  }

  #isAnswered(n: number): boolean {
    const { text, missing, documents } = this.said(n);
    return text.trim() !== '' || missing || documents.length > 0;
  }

  #keyOf(n: number): string {
    return `${this.asked()?.id}/${n}`;
  }
}
