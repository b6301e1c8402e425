import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { NotificationPreferences } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { readProblem } from '../problem/problem';
import { Words } from '../words/words';
import { type Channel, choicesOf, EVENING, isLast, NIGHT, type Times, type Topic } from './preferences-draft'; // prettier-ignore

const PATH = '/api/notification-preferences';

/** Which notifications also leave for the addresses of the ente, and at which hours. */
@Component({
  imports: [Bones, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preferences-page.html',
  styleUrl: './preferences-page.scss',
})
export class PreferencesPage {
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly isLast = isLast;
  protected readonly resource = httpResource<NotificationPreferences>(() => PATH);
  readonly #kept = keepLast(this.resource);
  protected readonly draft = linkedSignal(() => this.#kept());
  protected readonly times = computed(() => timesOf(this.draft()));
  protected readonly isSaving = signal(false);
  protected readonly saved = signal('');
  protected readonly problem = signal<unknown>(undefined);
  /** What the API found wrong, by JSON Pointer. */
  readonly #wrong = computed(() => readProblem(this.problem()).errors ?? []);
  protected readonly isWrong = computed(() => this.#wrong().length > 0);

  protected wrongAt(pointer: string): string {
    return this.#wrong().find((error) => error.pointer === pointer)?.message ?? '';
  }

  protected say(key: string): string {
    return this.words.say(`preferences.${key}`);
  }

  protected sayTopic({ topic }: Topic): string {
    return this.words.say(`notifications.topic.${topic}`);
  }

  protected labelOf(topic: Topic, channel: Channel): string {
    const named = { topic: this.sayTopic(topic), channel: this.say(`channel.${channel}`) };
    return this.words.say('preferences.by', named);
  }

  protected turn(topic: Topic, channel: Channel, isOn: boolean): void {
    this.#change(({ topics, ...rest }) => ({
      ...rest,
      topics: topics.map((each) => (each === topic ? { ...each, [channel]: isOn } : each)),
    }));
  }

  protected turnQuiet(isOn: boolean): void {
    this.setTimes(isOn ? NIGHT : { quietFrom: null, quietUntil: null });
  }

  protected turnDigest(isOn: boolean): void {
    this.setTimes(isOn ? EVENING : { digestAt: null });
  }

  protected setTime(name: keyof Times, time: string): void {
    this.setTimes({ [name]: time });
  }

  protected setTimes(times: Partial<Times>): void {
    this.#change((draft) => ({ ...draft, ...times }));
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(undefined);
    try {
      const sent = this.#http.put<NotificationPreferences>(PATH, choicesOf(draft));
      this.draft.set(await firstValueFrom(sent));
      this.saved.set(this.say('saved'));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** What is changed is no longer what was saved. */
  #change(by: (draft: NotificationPreferences) => NotificationPreferences): void {
    this.saved.set('');
    this.draft.update((draft) => draft && by(draft));
  }
}

/** The times that are asked for, each with where its error is found. */
function timesOf(draft: NotificationPreferences | undefined) {
  if (!draft) return { quiet: [], digest: [] };
  const { quietFrom, quietUntil, digestAt } = draft;
  const quiet = [
    { name: 'quietFrom' as const, label: 'from', value: quietFrom },
    { name: 'quietUntil' as const, label: 'until', value: quietUntil },
  ];
  return {
    quiet: quietFrom === null && quietUntil === null ? [] : quiet,
    digest: digestAt === null ? [] : [{ name: 'digestAt' as const, label: 'at', value: digestAt }],
  };
}
