import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Fund } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Catalogue } from '../words/catalogue';
import { readCents } from '../words/money';
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';
import { EMPTY_BAND, EMPTY_FUND, MOST_CENTS, toFund } from './fund-draft';
import { fundSchema } from './fund-schema';
import { TypedField } from './typed-field';

const KINDS = ['disability-certificate', 'employment-contract', 'isee-statement'] as const;
type DocumentKind = (typeof KINDS)[number];

const TEXTS = ['name', 'owner', 'about', 'source'] as const;
const DAYS = ['opensOn', 'applyUntil', 'spendUntil'] as const;
const LIMITS = ['ageFrom', 'ageTo', 'childFrom', 'childTo', 'household'] as const;
const BAND_FIELDS = ['ceiling', 'percent', 'amount', 'ageFrom', 'ageTo'] as const;

/** A fund opens with its first rules: who may ask, how much each band gives, until when. */
@Component({
  imports: [FormField, MatButton, ReasonedForm, RouterLink, TypedField, TypePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-fund-page.html',
  styleUrl: './new-fund-page.scss',
})
export class NewFundPage {
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  readonly #model = signal({ ...EMPTY_FUND, bands: [{ ...EMPTY_BAND }] });
  protected readonly draft = form(this.#model, fundSchema);
  protected readonly texts = TEXTS;
  protected readonly days = DAYS;
  protected readonly limits = LIMITS;
  protected readonly kinds = KINDS;
  protected readonly choices = [
    {
      field: 'iseeKind',
      words: 'vouchers.kind.',
      values: ['ordinary', 'sociosanitario', 'minors', 'current'],
    },
    { field: 'per', words: 'vouchers.new.paid.', values: ['once', 'month'] },
    { field: 'access', words: 'vouchers.', values: ['firstCome', 'ranking'] },
  ] as const;
  protected readonly documents = signal<readonly DocumentKind[]>([]);
  protected readonly services = signal<readonly string[]>([]);
  protected readonly picked = signal('');

  /** Each band is an object of its own: the form knows its rows by that. */
  protected addBand(): void {
    this.#model.update((draft) => ({ ...draft, bands: [...draft.bands, { ...EMPTY_BAND }] }));
  }

  protected removeBand(n: number): void {
    this.#model.update((draft) => ({ ...draft, bands: draft.bands.filter((_, at) => at !== n) }));
  }

  protected toggle(kind: DocumentKind, isAsked: boolean): void {
    this.documents.update((all) => KINDS.filter((one) => (one === kind ? isAsked : all.includes(one)))); // prettier-ignore
  }

  protected addService(): void {
    this.services.update((all) => [...new Set([...all, this.picked()])]);
    this.picked.set('');
  }

  protected removeService(id: string): void {
    this.services.update((all) => all.filter((one) => one !== id));
  }

  protected readonly question = (): Confirmation | undefined => {
    this.#touchAll();
    if (!this.draft().valid()) return undefined;
    const { name, budget, opensOn } = this.#model();
    return {
      title: this.words.say('vouchers.new.open'),
      text: this.words.say('vouchers.new.ask', {
        name,
        budget: this.words.money(readCents(budget, MOST_CENTS)!),
        day: this.words.day(opensOn),
      }),
      confirm: this.words.say('act.confirm'),
    };
  };

  protected readonly send = async (reason: string): Promise<void> => {
    const asked = { documents: [...this.documents()], serviceTypeIds: [...this.services()], reason }; // prettier-ignore
    const fund = await this.#once.post<Fund>('/api/voucher-funds', toFund(this.#model(), asked));
    await this.#router.navigate(['/voucher', fund.id]);
  };

  #touchAll(): void {
    for (const name of [...TEXTS, 'budget' as const, ...DAYS, ...LIMITS])
      this.draft[name]().markAsTouched();
    for (const band of this.draft.bands)
      for (const name of BAND_FIELDS) band[name]().markAsTouched();
  }
}
