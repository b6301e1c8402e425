import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { FileRows } from '../parts/file-rows';
import { ProblemPanel } from '../parts/problem-panel';
import { type Rising, RisingFiles } from '../parts/rising-files';
import { lastValue } from '../remote/last-value';
import type { UnsentDocumentsAnswer, VoucherDocument } from '../remote/types';
import { VOUCHER_WORDS } from './words';

type Kind = VoucherDocument['kind'];

/** The documents that a fund asks for: each uploaded at once, and sent with the application. */
@Component({
  selector: 'app-application-documents',
  imports: [FileRows, ProblemPanel],
  styleUrl: './voucher.scss',
  template: `
    <fieldset class="field">
      <legend class="label">{{ words().documents }}</legend>
      <p class="hint" id="documents-hint">{{ words().documentsHint }}</p>
      @if (failure() ?? unsent.error(); as error) {
        <app-problem-panel [error]="error" (retry)="again()" />
      }
      @for (kind of kinds(); track kind) {
        <div [attr.data-kind]="kind">
          <label class="label" [for]="'document-' + kind">{{ words().rules.document[kind] }}</label>
          <app-file-rows
            [there]="of(kind)"
            [rising]="risingOf(kind)"
            (removed)="remove($event)"
            (again)="rising.again($event)"
            (givenUp)="rising.giveUp($event)"
          />
          <input
            #field
            type="file"
            multiple
            class="input"
            accept="application/pdf,image/jpeg,image/png"
            [id]="'document-' + kind"
            aria-describedby="documents-hint"
            (change)="choose(kind, field)"
          />
        </div>
      }
    </fieldset>
  `,
})
export class ApplicationDocuments {
  readonly fundId = input.required<string>();
  readonly kinds = input.required<readonly Kind[]>();
  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);
  readonly #language = inject(Language);
  protected readonly words = computed(() => VOUCHER_WORDS[this.#language.code()]);
  readonly #base = computed(() => `/api/voucher-funds/${this.fundId()}/documents`);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly unsent = httpResource<UnsentDocumentsAnswer>(() => this.#base());
  readonly #answer = lastValue(this.unsent);
  protected readonly rising = new RisingFiles<Kind>(
    this.#http,
    (kind) => ({ url: this.#base(), params: { kind } }),
    () => this.unsent.reload(),
  );
  readonly #there = computed(() =>
    (this.#answer()?.items ?? []).filter(({ kind }) => this.kinds().includes(kind)),
  );
  /** What goes with the application. */
  readonly ids = computed(() => this.#there().map(({ id }) => id));
  readonly missing = computed(() => this.kinds().filter((kind) => this.of(kind).length === 0));
  /** Nothing is sent while a file is on its way, or is not known to be there. */
  readonly isBusy = computed(
    () => this.unsent.isLoading() || this.rising.files().some(({ error }) => error === undefined),
  );

  protected of(kind: Kind): VoucherDocument[] {
    return this.#there().filter((document) => document.kind === kind);
  }

  protected risingOf(kind: Kind): Rising<Kind>[] {
    return this.rising.files().filter(({ place }) => place === kind);
  }

  protected async choose(kind: Kind, field: HTMLInputElement): Promise<void> {
    const files = [...(field.files ?? [])];
    // The same file can be chosen again after it was removed.
    field.value = '';
    for (const file of files) {
      const isThere = await this.rising.upload(kind, file);
      this.#say(isThere ? 'uploaded' : 'failed', file.name);
    }
  }

  protected async remove(id: string): Promise<void> {
    const { name } = this.#there().find((document) => document.id === id)!;
    this.failure.set(undefined);
    try {
      await firstValueFrom(this.#http.delete(`/api/voucher-documents/${id}`));
      this.#say('removed', name);
    } catch (error) {
      this.failure.set(error);
    }
    this.unsent.reload();
  }

  protected again(): void {
    this.failure.set(undefined);
    this.unsent.reload();
  }

  #say(what: string, name: string): void {
    this.#announcer.say(this.#transloco.translate<string>(`integration.${what}`, { name }));
  }
}
