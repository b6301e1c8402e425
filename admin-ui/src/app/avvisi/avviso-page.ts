import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { AvvisoView } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { labelOf, titleOf } from '../qualifications/names';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { Words } from '../words/words';

/** One avviso: what it asks for; an ente applies from here, the office publishes and withdraws it. */
@Component({
  imports: [Bones, MatButton, ProblemBox, ReasonedForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './avviso-page.html',
  styles: `
    .card {
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
    .text {
      white-space: pre-line;
    }
  `,
})
export class AvvisoPage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #catalogue = inject(Catalogue);
  readonly #session = inject(Session);
  readonly #once = inject(SendOnce);
  readonly #http = inject(HttpClient);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  protected readonly isEnte = computed(() => this.#session.role() === 'ente');
  protected readonly isOffice = computed(() => this.#session.role() === 'admin');
  protected readonly resource = httpResource<AvvisoView>(() => {
    const comune = this.#session.me()?.comune.id;
    if (!comune) return undefined;
    return this.isEnte()
      ? { url: `/api/avvisi/${this.id()}`, params: { comune } }
      : { url: `/api/office/avvisi/${this.id()}` };
  });
  protected readonly found = keepLast(this.resource, this.id);
  protected readonly title = computed(() => {
    const found = this.found();
    return found ? titleOf(found, this.words.language()) : '';
  });
  protected readonly text = computed(() => {
    const found = this.found();
    return this.words.language() === 'en' ? found?.textEn : found?.textIt;
  });
  protected readonly services = computed(() =>
    (this.found()?.serviceTypeIds ?? []).map((id) => this.#catalogue.typeName(id)).join(', '),
  );
  protected readonly requirements = computed(() =>
    this.found()?.requirements.map((asked) => ({
      ...asked,
      label: labelOf(asked, this.words.language()),
    })),
  );
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');

  protected publish(): Promise<void> {
    return this.#act('publish', async () => {
      await this.#once.post(`/api/office/avvisi/${this.id()}/publish`, {});
      this.said.set(this.words.say('avvisi.published'));
      this.resource.reload();
    });
  }

  protected drop(): Promise<void> {
    return this.#act('drop', async () => {
      await firstValueFrom(this.#http.delete(`/api/office/avvisi/${this.id()}`));
      await this.#router.navigate(['/avvisi']);
    });
  }

  protected readonly withdraw = async (reason: string): Promise<void> => {
    await this.#once.post(`/api/office/avvisi/${this.id()}/withdraw`, { reason });
    this.said.set(this.words.say('avvisi.withdrawn'));
    this.resource.reload();
  };

  protected readonly question = (): Confirmation => this.#ask('withdraw');

  async #act(name: 'publish' | 'drop', work: () => Promise<void>): Promise<void> {
    if (this.isSending() || !(await isConfirmed(this.#dialog, this.#ask(name)))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await work();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #ask(name: 'publish' | 'drop' | 'withdraw'): Confirmation {
    return {
      title: this.words.say(`avvisi.act.${name}`),
      text: this.words.say(`avvisi.means.${name}`),
      confirm: this.words.say('act.confirm'),
    };
  }
}
