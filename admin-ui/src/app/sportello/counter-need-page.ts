import { httpResource } from '@angular/common/http';
import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, Injector, input, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { goToFirstError } from '../act/payload-form';
import type { NeedDocument, ServiceType } from '../api-types';
import { keepLast } from '../live/keep-last';
import { forNeeds } from '../mandates/mandate';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { askedOf } from '../../../../catalogue/answers';
import { today } from '../words/dates';
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';
import type { Citizen } from '../api-types';
import { CounterBanner } from './counter-banner';
import { answersOf, checkCounterNeed, type CounterNeed, newCounterNeed, type ParamValue, toNeed, type Wrong } from './counter-need'; // prettier-ignore
import { FileAnswer } from './file-answer';
import { needFacts } from './need-facts';
import { ParamField } from './param-field';
import { SendNeed } from './send-need';

/** A need told at the counter: one plain page, read again as text before it is sent. */
@Component({
  imports: [CounterBanner, FileAnswer, MatButton, ParamField, ProblemBox, RouterLink, TypePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './counter-need-page.html',
  styleUrls: ['./forms.scss', './counter-need-page.scss'],
})
export class CounterNeedPage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #me = inject(Session).me;
  readonly #sender = inject(SendNeed);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly resource = httpResource<Citizen>(
    () => `/api/sportello/citizens/${encodeURIComponent(this.id())}`,
  );
  protected readonly citizen = keepLast(this.resource, this.id);
  protected readonly mandate = computed(() => forNeeds(this.citizen()?.mandates ?? []));
  protected readonly need = signal<CounterNeed>(newCounterNeed(''));
  readonly #typeId = computed(() => this.need().serviceTypeId);
  protected readonly typeResource = httpResource<ServiceType>(() => {
    const params = { comune: this.#me()?.comune.id ?? '' };
    return this.#typeId() ? { url: `/api/service-types/${this.#typeId()}`, params } : undefined;
  });
  protected readonly type = keepLast(this.typeResource, this.#typeId);
  /** The questions, given what was answered so far. */
  protected readonly asked = computed(() => {
    const params = this.type()?.params ?? [];
    return askedOf(params, answersOf(this.need(), params));
  });
  protected readonly wrong = signal<Wrong>({});
  /** What the API found wrong, already in words. */
  readonly #refused = signal<Record<string, string>>({});
  /** Uploaded files, by the question that they answer. */
  protected readonly files = signal<Record<string, NeedDocument | undefined>>({});
  protected readonly isReading = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly name = computed(() => this.citizen()?.name ?? '');
  protected readonly municipi = computed(() =>
    this.catalogue.resource.hasValue() ? this.catalogue.resource.value().municipi : [],
  );
  protected readonly hasWrong = computed(
    () => Object.keys(this.wrong()).length + Object.keys(this.#refused()).length > 0,
  );
  protected readonly facts = computed(() => {
    const chosen = this.municipi().find(({ id }) => String(id) === this.need().municipio);
    const known = { params: this.type()?.params ?? [], principalName: this.name(), municipioName: chosen?.name ?? '', files: this.files() }; // prettier-ignore
    return needFacts(this.need(), known, this.words);
  });

  protected pickType(serviceTypeId: string): void {
    // The answers are those of the type before.
    this.need.update((need) => ({ ...need, serviceTypeId, params: {} }));
    this.files.set({});
    this.wrong.set({});
  }

  protected attach(paramId: string, file: NeedDocument | undefined): void {
    this.files.update((files) => ({ ...files, [paramId]: file }));
    this.answer(paramId, file?.id ?? '');
  }

  protected answer(paramId: string, value: ParamValue): void {
    this.need.update((need) => ({ ...need, params: { ...need.params, [paramId]: value } }));
    this.#forgive(`/params/${paramId}`);
  }

  protected set(change: Partial<CounterNeed>, pointer: string): void {
    this.need.update((need) => ({ ...need, ...change }));
    this.#forgive(pointer);
  }

  protected readonly wrongAt = (pointer: string): string => {
    const wrong = this.wrong()[pointer];
    if (wrong) return this.words.say(`counterNeed.wrong.${wrong.key}`, wrong.values);
    return this.#refused()[pointer] ?? '';
  };

  protected read(): void {
    this.problem.set(undefined);
    const measure = { params: this.type()?.params ?? [], hasMunicipi: this.municipi().length > 0, today: today() }; // prettier-ignore
    this.wrong.set(checkCounterNeed(this.need(), measure));
    this.#refused.set({});
    if (this.hasWrong()) return goToFirstError(this.#host);
    this.#turn(true);
  }

  protected edit(): void {
    this.#turn(false);
  }

  protected async send(): Promise<void> {
    const mandateId = this.mandate()?.id;
    if (this.isSending() || !mandateId || !(await this.#isConfirmed())) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { id, reason } = this.need();
      const content = toNeed(this.need(), this.type()?.params ?? [], mandateId);
      const pratica = await this.#sender.send({ id, content, mandateId, reason: reason.trim() });
      await this.#router.navigate(['/pratiche', pratica], { replaceUrl: true });
    } catch (error) {
      this.#refuse(error);
    } finally {
      this.isSending.set(false);
    }
  }

  /** At the fields it is about, or as a whole; nothing typed is lost. */
  #refuse(error: unknown): void {
    const { errors = [] } = readProblem(error);
    this.#refused.set(Object.fromEntries(errors.map(({ pointer, message }) => [pointer, message])));
    this.problem.set(error);
    if (errors.length > 0) this.#turn(false);
  }

  /** A field, and the parts of its answer. */
  #forgive(pointer: string): void {
    const others = <T>(said: Record<string, T>) =>
      Object.fromEntries(
        Object.entries(said).filter(([at]) => at !== pointer && !at.startsWith(`${pointer}/`)),
      );
    this.wrong.update(others);
    this.#refused.update(others);
  }

  #turn(isReading: boolean): void {
    this.isReading.set(isReading);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('h2[tabindex]')?.focus(), {
      injector: this.#injector,
    });
  }

  #isConfirmed(): Promise<boolean> {
    const { words } = this;
    const data: Confirmation = {
      title: words.say('counterNeed.send'),
      text: words.say('counterNeed.confirm', { name: this.name() }),
      confirm: words.say('act.confirm'),
    };
    return isConfirmed(this.#dialog, data);
  }
}
