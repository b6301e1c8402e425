import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import { form, FormField, readonly } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { NoticePreview, NoticeSaid, NoticeWords } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { settled } from '../words/settled';
import { Words } from '../words/words';
import { WordsHistory } from './words-history';
import { WordsPreview } from './words-preview';

const FIELDS = ['subject', 'text', 'action', 'sms'] as const;

/** The words of a notice in one language: written anew, seen as they will be, tried, and taken back. */
@Component({
  selector: 'wemi-words-editor',
  imports: [FormField, MatButton, ProblemBox, ReasonedForm, WordsHistory, WordsPreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './words-editor.html',
  styleUrl: './words-editor.scss',
})
export class WordsEditor {
  readonly key = input.required<string>();
  readonly said = input.required<NoticeSaid>();
  readonly isAdmin = input.required<boolean>();
  readonly written = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly fields = FIELDS;
  protected readonly language = computed(() => this.said().language);
  protected readonly id = computed(() => `words-${this.language()}`);
  readonly #path = computed(() => `/api/notice-templates/${encodeURIComponent(this.key())}`);
  readonly #model = linkedSignal<NoticeWords>(() => ({ ...this.said().words }));
  protected readonly draft = form(this.#model, (path) =>
    readonly(path, { when: () => !this.isAdmin() }),
  );
  readonly #still = settled(() => JSON.stringify(this.#model()));
  protected readonly preview = httpResource<NoticePreview>(
    () =>
    this.#still() === ''
      ? undefined
      : { url: `${this.#path()}/preview`, method: 'POST', body: this.#body(JSON.parse(this.#still())) }, // prettier-ignore
  );
  protected readonly shown = keepLast(this.preview);
  protected readonly isRestoring = signal(false);
  protected readonly outcome = signal('');
  protected readonly problem = signal<unknown>(undefined);

  protected faultOf(field: keyof NoticeWords): string | undefined {
    return this.shown()?.faults.find((fault) => fault.field === field)?.message;
  }

  protected readonly question = (): Confirmation | undefined => {
    this.outcome.set(this.#isSame() ? this.words.say('notices.write.same') : '');
    if (this.#isSame() || (this.shown()?.faults.length ?? 0) > 0) return undefined;
    return this.#ask('write');
  };

  protected readonly send = (reason: string) => this.#write(this.#model(), reason, 'write');

  protected readonly restoring = (): Confirmation => this.#ask('restore');

  protected readonly restore = async (reason: string): Promise<void> => {
    await this.#write(null, reason, 'restore');
    this.isRestoring.set(false);
  };

  protected async sendTrial(): Promise<void> {
    const { words } = this;
    const question = { title: words.say('notices.trial.title'), text: words.say('notices.trial.ask'), confirm: words.say('notices.trial.act') }; // prettier-ignore
    this.problem.set(undefined);
    if (!(await isConfirmed(this.#dialog, question))) return;
    try {
      const body = this.#body(this.#model());
      const { sentTo } = await this.#once.post<{ sentTo: string }>(`${this.#path()}/trials`, body);
      this.outcome.set(words.say('notices.trial.done', { address: sentTo }));
    } catch (error) {
      this.problem.set(error);
    }
  }

  async #write(said: NoticeWords | null, reason: string, act: 'write' | 'restore'): Promise<void> {
    await this.#once.post(`${this.#path()}/versions`, {
      ...{ language: this.language(), words: said, reason },
      expectedVersion: this.said().version,
    });
    this.outcome.set(this.words.say(`notices.${act}.done`));
    this.written.emit();
  }

  #ask(act: 'write' | 'restore'): Confirmation {
    const { words } = this;
    return { title: words.say(`notices.${act}.act`), text: words.say(`notices.${act}.ask`), confirm: words.say('act.confirm') }; // prettier-ignore
  }

  #body(words: NoticeWords) {
    return { language: this.language(), words };
  }

  #isSame(): boolean {
    return FIELDS.every((field) => this.#model()[field] === this.said().words[field]);
  }
}
