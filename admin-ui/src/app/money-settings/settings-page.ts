import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { isConfirmed } from '../act/confirm-dialog';
import type { MoneySettings } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { Words } from '../words/words';
import { bodyOf, FIELDS, type Kind, KINDS, PATHS } from './fields';

type Rule = MoneySettings['rules'][number];
type Act = MoneySettings['asked'][number]['acts'][number];

/** What the comune lays down about money, from a day on: who is paid, where, and what it keeps. */
@Component({
  imports: [Bones, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings-page.html',
  styleUrls: ['../audit/audit.scss', '../approvals/approvals.scss'],
})
export class SettingsPage {
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly resource = httpResource<MoneySettings>(() => '/api/money-settings');
  protected readonly page = keepLast(this.resource);
  protected readonly kinds = KINDS;
  protected readonly kind = signal<Kind>('payee');
  protected readonly fields = computed(() => FIELDS[this.kind()]);
  readonly #said = signal<Record<string, string>>({ payee: 'ente' });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');

  protected rulesOf(kind: Kind): Rule[] {
    return this.page()?.rules.filter((rule) => rule.kind === kind) ?? [];
  }

  protected what({ kind, serviceIt, said }: Pick<Rule, 'kind' | 'serviceIt' | 'said'>): string {
    const { words } = this;
    const service = serviceIt ?? words.say('moneySettings.allServices');
    if (kind === 'payee') return `${service}: ${words.say(`moneySettings.payee.${said.payee}`)}`;
    if (kind === 'fee') return `${service}: ${words.say('moneySettings.rateIs', { rate: String((said.rateBasisPoints ?? 0) / 100).replace('.', ',') })}`; // prettier-ignore
    return [said.name ?? said.holder, said.fiscalCode, said.iban, said.bic, said.segregationCode, said.category, said.postalAccount, said.postalAuthorisation].filter(Boolean).join(' · '); // prettier-ignore
  }

  protected set(name: string, value: string): void {
    this.#said.update((said) => ({ ...said, [name]: value }));
  }

  protected choose(kind: string): void {
    this.kind.set(kind as Kind);
    this.problem.set(undefined);
  }

  /** How many keep the rule of before is said before anything is saved. */
  protected async save(): Promise<void> {
    const kind = this.kind();
    const body = bodyOf(kind, this.#said());
    await this.#doing(async () => {
      const params = toParams({ kind, serviceTypeId: body['serviceTypeId'] as string | undefined });
      const effect = this.#http.get<{ kept: number }>('/api/money-settings/effect', { params });
      const { kept } = await firstValueFrom(effect);
      if (!(await this.#isSure('save', this.words.say(`moneySettings.kept.${kind}`, { n: kept })))) return; // prettier-ignore
      await this.#once.post(`/api/money-settings/${PATHS[kind]}`, body);
      const isAsked = kind === 'creditor' || kind === 'account';
      this.outcome.set(this.words.say(isAsked ? 'moneySettings.asked' : 'moneySettings.saved'));
    });
  }

  protected async decide(id: string, act: Act): Promise<void> {
    await this.#doing(async () => {
      if (!(await this.#isSure(act, this.words.say(`moneySettings.means.${act}`)))) return;
      await this.#once.post(`/api/money-settings/${id}/${act}`, {});
      this.outcome.set(this.words.say(`moneySettings.done.${act}`));
    });
  }

  #isSure(act: Act | 'save', text: string): Promise<boolean> {
    const { words } = this;
    return isConfirmed(this.#dialog, { title: words.say(`moneySettings.act.${act}`), text, confirm: words.say('act.confirm') }); // prettier-ignore
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await work();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }
}
