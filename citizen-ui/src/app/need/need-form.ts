import { httpResource } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { askedOf, filesNamed, isEmpty } from '../../../../catalogue/answers';
import type { PartId } from '../../../../catalogue/definition';
import { Session } from '../auth/session';
import { Catalogue } from '../remote/catalogue';
import type {
  NeedDocument,
  NeedDocumentsAnswer,
  ServicesAnswer,
  ServiceType,
} from '../remote/types';
import { today } from '../format/dates';
import { checkDraft, stepOf, type FieldError } from './check-draft';
import { newDraft, type Draft, type ParamValue, type Step } from './draft';

/** The need being told on one page: the draft, what the service type asks, what is wrong so far. */
@Service({ autoProvided: false })
export class NeedForm {
  readonly #catalogue = inject(Catalogue);
  readonly serviceTypeId = signal('');
  readonly typeResource = httpResource<ServiceType>(() =>
    this.serviceTypeId()
      ? {
          url: `/api/service-types/${this.serviceTypeId()}`,
          params: { ...this.#catalogue.where() },
        }
      : undefined,
  );
  readonly #offered = httpResource<ServicesAnswer>(() =>
    this.serviceTypeId()
      ? {
          url: '/api/services',
          params: { ...this.#catalogue.where(), type: this.serviceTypeId(), limit: '1' },
        }
      : undefined,
  );
  readonly type = computed(() =>
    this.typeResource.hasValue() ? this.typeResource.value() : undefined,
  );
  /** Whether any qualified ente offers the service; `true` as long as nobody has said otherwise. */
  readonly isOffered = computed(() => !this.#offered.hasValue() || this.#offered.value().count > 0);
  /** Whether one does where the need is: said before the form is filled in, not after. */
  readonly isOfferedHere = computed(() => {
    const { municipio } = this.draft().place;
    if (municipio === undefined || !this.#offered.hasValue()) return true;
    return this.#offered.value().facets.municipi.some(({ id }) => id === municipio);
  });
  readonly draft = signal<Draft>(newDraft(''));
  /** The questions, given what was answered so far. */
  readonly asked = computed(() => askedOf(this.type()?.params ?? [], this.draft().params));
  readonly #session = inject(Session);
  readonly #arrived = signal<readonly NeedDocument[]>([]);
  /** As one text, so that nothing is asked for again while other answers are typed. */
  readonly #fileIds = computed(() =>
    filesNamed(this.asked(), this.draft().params)
      .map(({ id }) => id)
      .filter((id) => this.#arrived().every((document) => document.id !== id))
      .join(','),
  );
  readonly #filesResource = httpResource<NeedDocumentsAnswer>(() =>
    this.#fileIds() && this.#session.isSignedIn()
      ? { url: '/api/need-documents', params: { ids: this.#fileIds() } }
      : undefined,
  );
  /** The files that the answers name, as far as it is known what they are called. */
  readonly files = computed(() => [
    ...(this.#filesResource.hasValue() ? this.#filesResource.value().items : []),
    ...this.#arrived(),
  ]);
  /** The errors shown: none before the person tried to go on. */
  readonly errors = signal<FieldError[]>([]);

  /** A file has been uploaded for this need. */
  fileArrived(document: NeedDocument): void {
    this.#arrived.update((all) => [...all, document]);
  }

  setParam(id: string, value: ParamValue | undefined): void {
    this.draft.update((draft) => {
      const { [id]: _before, ...others } = draft.params;
      return { ...draft, params: value === undefined ? others : { ...others, [id]: value } };
    });
    this.#forgive(`/params/${id}`);
  }

  /** One part of an answer that has several; without any it is no answer. */
  setPart(id: string, part: PartId, text: string): void {
    const before = this.draft().params[id];
    const parts = typeof before === 'object' && !Array.isArray(before) ? before : {};
    const after = { ...parts, [part]: text };
    this.setParam(id, isEmpty(after) ? undefined : after);
    this.#forgive(`/params/${id}/${part}`);
  }

  setBeneficiary(change: Partial<Draft['beneficiary']>): void {
    this.draft.update((draft) => ({ ...draft, beneficiary: { ...draft.beneficiary, ...change } }));
    for (const name of Object.keys(change)) this.#forgive(`/beneficiary/${name}`);
  }

  setPlace(change: Partial<Draft['place']>): void {
    this.draft.update((draft) => ({ ...draft, place: { ...draft.place, ...change } }));
    for (const name of Object.keys(change)) this.#forgive(`/place/${name}`);
  }

  setTimes(change: Partial<Draft['times']>): void {
    this.draft.update((draft) => ({ ...draft, times: { ...draft.times, ...change } }));
    for (const name of Object.keys(change)) this.#forgive(`/times/${name}`);
  }

  errorAt(pointer: string): FieldError | undefined {
    return this.errors().find((error) => error.pointer === pointer);
  }

  /** Checks one step, or everything; shows what is wrong. */
  check(step?: Step): boolean {
    const measure = {
      params: this.type()?.params ?? [],
      hasMunicipi: this.#catalogue.municipi().length > 0,
      today: today(),
    };
    const found = checkDraft(this.draft(), measure);
    this.errors.set(step ? found.filter((error) => error.step === step) : found);
    return this.errors().length === 0;
  }

  /**
   * Shows what the API found wrong, each at the field it points to. A question that is not known
   * here was added since the page was opened: the questions are read again.
   */
  showProblems(problems: { pointer: string; message: string }[]): void {
    const known = new Set(this.type()?.params.map(({ id }) => id));
    const questions = problems.map(({ pointer }) => pointer.split('/'));
    if (questions.some(([, room, id]) => room === 'params' && !known.has(id ?? '')))
      this.typeResource.reload();
    this.errors.set(
      problems.map(({ pointer, message }) => ({
        pointer,
        step: stepOf(pointer),
        key: 'api',
        text: message,
      })),
    );
  }

  #forgive(pointer: string): void {
    this.errors.update((errors) => errors.filter((error) => error.pointer !== pointer));
  }
}

/** The id of the field that a pointer means, for labels and for links of the error summary. */
export function fieldId(pointer: string): string {
  return `field${pointer.replace(/[^\w-]/g, '-')}`;
}
