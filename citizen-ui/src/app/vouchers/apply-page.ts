import { httpResource } from '@angular/common/http';
import { Component, ElementRef, Injector, computed, inject, input, signal, viewChild } from '@angular/core'; // prettier-ignore
import { Router, RouterLink } from '@angular/router';
import { today } from '../format/dates';
import { Language } from '../language/language';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { askToConfirm } from '../parts/ask-to-confirm';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import type { FundsAnswer } from '../remote/types';
import { type ApplicationDraft, askedBy, checkDraft, type DraftErrors, type DraftField, EMPTY_DRAFT, requestOf } from './application-draft'; // prettier-ignore
import { ApplicationDocuments } from './application-documents';
import { VoucherCommands } from './voucher-commands';
import { VOUCHER_WORDS } from './words';

/** An application to one fund: only what its rules ask for. */
@Component({
  selector: 'app-apply-page',
  imports: [ApplicationDocuments, Breadcrumb, FieldErrorText, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './apply-page.html',
  styleUrls: ['./wallet-page.scss', './voucher.scss'],
})
export class ApplyPage {
  readonly fundId = input.required<string>();
  readonly #language = inject(Language);
  readonly #commands = inject(VoucherCommands);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  protected readonly documents = viewChild(ApplicationDocuments);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** One for this form: sent again, it is the same application. */
  readonly #key = crypto.randomUUID();
  protected readonly fill = fill;
  protected readonly today = today();
  protected readonly words = computed(() => VOUCHER_WORDS[this.#language.code()]);
  protected readonly funds = httpResource<FundsAnswer>(() => '/api/voucher-funds');
  protected readonly fund = computed(() => {
    const items = this.funds.hasValue() ? this.funds.value().items : [];
    const found = items.find(({ id, status }) => id === this.fundId() && status === 'open');
    return found?.rules ? { ...found, rules: found.rules } : undefined;
  });
  protected readonly asked = computed(() => askedBy(this.fund()!.rules));
  protected readonly kind = computed(() =>
    fill(this.words().kind, { kind: this.words().rules.kind[this.fund()!.rules.iseeKind] }),
  );
  protected readonly draft = signal<ApplicationDraft>(EMPTY_DRAFT);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly isUploading = signal(false);
  readonly #errors = signal<DraftErrors>({});

  protected errorAt(field: DraftField): WrongField | undefined {
    const error = this.#errors()[field];
    return error && { pointer: `/${field}`, key: error, text: this.words()[error] };
  }

  protected set(change: Partial<ApplicationDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setChild(n: number, bornOn: string): void {
    this.set({ children: this.draft().children.map((day, at) => (at === n ? bornOn : day)) });
  }

  protected async send(): Promise<void> {
    const fund = this.fund();
    if (this.isBusy() || !fund) return;
    const errors = checkDraft(this.draft(), fund.rules);
    this.#errors.set(errors);
    const [first] = Object.keys(errors);
    if (first) return this.#host.nativeElement.querySelector<HTMLElement>(`#${first}`)?.focus();
    this.isUploading.set(this.documents()?.isBusy() ?? false);
    if (this.isUploading() || !(await this.#isSureWithout())) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await this.#commands.apply(requestOf(this.draft(), fund, this.documents()?.ids()), this.#key);
      await this.#router.navigate(['/voucher'], { queryParams: { inviata: 1 } });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** A document that is missing is told of before, not after: its rule will not be met. */
  async #isSureWithout(): Promise<boolean> {
    const { missingTitle: title, missingText, sendAnyway: confirm, rules } = this.words();
    const missing = (this.documents()?.missing() ?? []).map((kind) => rules.document[kind]);
    if (missing.length === 0) return true;
    const text = [fill(missingText, { documents: missing.join(', ') })];
    return Boolean(await askToConfirm(this.#injector, { title, text, confirm, danger: true }));
  }
}
