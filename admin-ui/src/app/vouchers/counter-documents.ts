import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { UnsentDocumentsAnswer, VoucherDocument } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** A file that did not arrive, and the key under which it is tried again. */
interface Failed {
  kind: VoucherDocument['kind'];
  file: File;
  key: string;
}

/** The documents that a fund asks for, put in at the counter for whoever gave it a mandate. */
@Component({
  selector: 'wemi-counter-documents',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem() ?? unsent.error(); as error) {
      <wemi-problem [error]="error" (retry)="again()" />
    }
    @for (kind of kinds(); track kind) {
      <div class="field" [attr.data-kind]="kind">
        <label [for]="'voucher-' + kind">{{ words.say('vouchers.new.document.' + kind) }}</label>
        <input
          #field
          type="file"
          class="control"
          accept="application/pdf,image/jpeg,image/png"
          [id]="'voucher-' + kind"
          [disabled]="isUploading()"
          (change)="choose(kind, field)"
        />
        <ul>
          @for (document of of(kind); track document.id) {
            <li>
              {{ document.name }}
              <button matButton type="button" (click)="remove(document.id)">
                {{ words.say('vouchers.new.removeService', { name: document.name }) }}
              </button>
            </li>
          }
        </ul>
      </div>
    }
    <p role="status">{{ isUploading() ? words.say('act.sending') : '' }}</p>
  `,
})
export class CounterDocuments {
  readonly fundId = input.required<string>();
  readonly mandateId = input.required<string>();
  readonly kinds = input.required<readonly VoucherDocument['kind'][]>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #base = computed(() => `/api/voucher-funds/${this.fundId()}/documents`);
  readonly #by = computed(() => ({ mandateId: this.mandateId() }));
  protected readonly unsent = httpResource<UnsentDocumentsAnswer>(() => ({
    url: this.#base(),
    params: this.#by(),
  }));
  readonly #answer = keepLast(this.unsent);
  readonly #there = computed(() =>
    (this.#answer()?.items ?? []).filter(({ kind }) => this.kinds().includes(kind)),
  );
  /** What goes with the application. */
  readonly ids = computed(() => this.#there().map(({ id }) => id));
  protected readonly problem = signal<unknown>(undefined);
  readonly isUploading = signal(false);
  readonly #failed = signal<Failed | undefined>(undefined);

  protected of(kind: VoucherDocument['kind']): VoucherDocument[] {
    return this.#there().filter((document) => document.kind === kind);
  }

  protected async choose(kind: VoucherDocument['kind'], field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    if (!file) return;
    // The same file can be chosen again after it was removed.
    field.value = '';
    await this.#upload({ kind, file, key: crypto.randomUUID() });
  }

  protected async remove(id: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const params = this.#by();
      await firstValueFrom(this.#http.delete(`/api/voucher-documents/${id}`, { params }));
    } catch (error) {
      this.problem.set(error);
    }
    this.unsent.reload();
  }

  protected async again(): Promise<void> {
    const failed = this.#failed();
    if (failed) await this.#upload(failed);
    else this.unsent.reload();
  }

  /** Under one key, so that a file that did arrive is not there twice. */
  async #upload(rising: Failed): Promise<void> {
    const { kind, file, key } = rising;
    const body = new FormData();
    body.append('file', file, file.name);
    this.problem.set(undefined);
    this.isUploading.set(true);
    try {
      const params = { kind, ...this.#by() };
      const headers = { 'idempotency-key': key };
      await firstValueFrom(this.#http.post(this.#base(), body, { params, headers }));
      this.#failed.set(undefined);
    } catch (error) {
      this.#failed.set(rising);
      this.problem.set(error);
    } finally {
      this.isUploading.set(false);
      this.unsent.reload();
    }
  }
}
