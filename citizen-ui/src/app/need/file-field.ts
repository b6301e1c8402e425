import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Param } from '../../../../catalogue/definition';
import { sayAnswer } from '../../../../catalogue/say';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { FileRows } from '../parts/file-rows';
import { RisingFiles } from '../parts/rising-files';
import type { NeedDocument } from '../remote/types';
import { DraftStore } from './draft-store';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';

/** A question that is answered with a file: uploaded at once, so whoever is a stranger logs in here. */
@Component({
  selector: 'app-file-field',
  imports: [FieldErrorText, FileRows, TranslocoPipe],
  templateUrl: './file-field.html',
})
export class FileField {
  readonly param = input.required<Param>();
  protected readonly form = inject(NeedForm);
  protected readonly session = inject(Session);
  readonly #http = inject(HttpClient);
  readonly #store = inject(DraftStore);
  readonly #language = inject(Language);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  protected readonly pointer = computed(() => `/params/${this.param().id}`);
  protected readonly id = computed(() => fieldId(this.pointer()));
  protected readonly error = computed(() => this.form.errorAt(this.pointer()));
  protected readonly label = computed(() => this.#language.pick(this.param().it, this.param().en));
  protected readonly help = computed(() => {
    const { help } = this.param();
    return help ? this.#language.pick(help.it, help.en) : '';
  });
  protected readonly isLeaving = computed(() => this.session.leaving() === 'busy');
  readonly #answer = computed(() => this.form.draft().params[this.param().id]);
  protected readonly there = computed(() => {
    const answer = this.#answer();
    if (typeof answer !== 'string') return [];
    const file = this.form.files().find(({ id }) => id === answer);
    return [{ id: answer, name: file?.name ?? sayAnswer(this.param(), answer, this.#language.code()) }]; // prettier-ignore
  });
  protected readonly describedBy = computed(() =>
    [
      ...(this.help() ? [`${this.id()}-help`] : []),
      `${this.id()}-hint`,
      ...(this.error() ? [`${this.id()}-error`] : []),
    ].join(' '),
  );
  protected readonly rising = new RisingFiles<string>(
    this.#http,
    (param) => ({
      url: '/api/need-documents',
      params: { serviceTypeId: this.form.serviceTypeId(), param, ...this.#mandate() },
    }),
    (document) => this.#put(document as NeedDocument),
  );

  protected async choose(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    // The same file can be chosen again after it was removed.
    field.value = '';
    if (!file) return;
    for (const before of this.rising.files()) this.rising.giveUp(before);
    const isThere = await this.rising.upload(this.param().id, file);
    this.#say(isThere ? 'uploaded' : 'failed', file.name);
  }

  protected remove(): void {
    const [file] = this.there();
    this.form.setParam(this.param().id, undefined);
    if (!file) return;
    this.#say('removed', file.name);
    void this.#forget(file.id);
  }

  /** Leaves for the login and comes back to this step; what was answered so far is kept. */
  protected signIn(): void {
    const draft = this.form.draft();
    this.#store.keepLocally(draft);
    keepDeepLink(`/richiesta/${this.form.serviceTypeId()}?passo=bisogno&bozza=${draft.id}`);
    void this.session.signIn(this.#language.code());
  }

  #put(document: NeedDocument): void {
    const [before] = this.there();
    this.form.fileArrived(document);
    this.form.setParam(this.param().id, document.id);
    if (before) void this.#forget(before.id);
  }

  /** One that stays behind is the answer of nothing, and goes by itself after a day. */
  async #forget(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/need-documents/${id}`)).catch(() => undefined);
  }

  #mandate(): { mandateId?: string } {
    const mandateId = this.form.draft().mandate?.id;
    return mandateId ? { mandateId } : {};
  }

  #say(what: string, name: string): void {
    this.#announcer.say(this.#words.translate<string>(`integration.${what}`, { name }));
  }
}
