import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import { readFailure } from '../remote/problem';
import type { NotificationPreferences } from '../remote/types';
import { type Channel, choicesOf, EVENING, isLast, NIGHT, type Times, type Topic } from './preferences-draft'; // prettier-ignore
import { TimeField } from './time-field';
import { fill, NOTIFICATION_WORDS } from './words';

const PATH = '/api/notification-preferences';

/** Which notifications come also by mail, SMS and app IO, and at which hours. */
@Component({
  selector: 'app-preferences-page',
  imports: [ProblemPanel, RouterLink, Skeleton, TimeField],
  templateUrl: './preferences-page.html',
  styleUrl: './preferences-page.scss',
})
export class PreferencesPage {
  readonly #http = inject(HttpClient);
  readonly #language = inject(Language);
  protected readonly words = computed(() => NOTIFICATION_WORDS[this.#language.code()]);
  protected readonly say = fill;
  protected readonly isLast = isLast;
  protected readonly resource = httpResource<NotificationPreferences>(() => PATH);
  readonly #kept = lastValue(this.resource);
  protected readonly draft = linkedSignal(() => this.#kept());
  protected readonly languages = computed(() => Object.entries(this.words().choices.languages));
  protected readonly isSaving = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  /** What the API found wrong, by JSON Pointer. */
  readonly #wrong = computed(() => readFailure(this.failure()).errors);
  protected readonly isWrong = computed(() => this.#wrong().length > 0);

  protected wrongAt(pointer: string): string {
    return this.#wrong().find((error) => error.pointer === pointer)?.message ?? '';
  }

  protected nameOf({ topic }: Topic): string {
    return this.words().topics[topic] ?? topic;
  }

  protected labelOf(topic: Topic, channel: Channel): string {
    const { choices } = this.words();
    return fill(choices.by, { topic: this.nameOf(topic), channel: choices[channel] });
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

  protected setTimes(times: Partial<Times>): void {
    this.#change((draft) => ({ ...draft, ...times }));
  }

  protected speak(code: string): void {
    const language = code === 'it' || code === 'en' ? code : null;
    this.#change((draft) => ({ ...draft, language }));
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.isSaving()) return;
    this.isSaving.set(true);
    this.failure.set(undefined);
    try {
      const sent = this.#http.put<NotificationPreferences>(PATH, choicesOf(draft));
      this.draft.set(await firstValueFrom(sent));
      this.isSaved.set(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** What is changed is no longer what was saved. */
  #change(by: (draft: NotificationPreferences) => NotificationPreferences): void {
    this.isSaved.set(false);
    this.draft.update((draft) => draft && by(draft));
  }
}
