import { Component, ElementRef, Injector, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DeadlinePipe } from '../format/date-pipes';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { FileRows } from '../parts/file-rows';
import { ProblemPanel } from '../parts/problem-panel';
import type { Rising } from '../parts/rising-files';
import { PraticaStore } from '../pratica/pratica-store';
import type { Document, Integration } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { type AskedItem, Documents } from './documents';

interface Said {
  text: string;
  missing: boolean;
}

/** What is asked of the citizen: a file, some words or «I have none» for each item, then one answer. */
@Component({
  selector: 'app-integration-box',
  imports: [DeadlinePipe, FileRows, ProblemPanel, TranslocoPipe],
  templateUrl: './integration-box.html',
  styleUrl: './integration-box.scss',
})
export class IntegrationBox {
  readonly asked = input.required<Integration>();
  protected readonly store = inject(PraticaStore);
  protected readonly documents = inject(Documents);
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  readonly #announcer = inject(Announcer);
  readonly #focus = inject(PageFocus);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #said = signal<Record<number, Said>>({});
  protected readonly note = signal('');
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isChecked = signal(false);
  protected readonly who = computed(() => this.asked().ente?.name ?? this.#say('office'));
  protected readonly mayAnswer = computed(() =>
    (this.store.pratica()?.allowed ?? []).some(
      ({ transition }) => transition === 'provideIntegration',
    ),
  );
  readonly #key = crypto.randomUUID();

  protected said(n: number): Said {
    return this.#said()[n] ?? { text: '', missing: false };
  }

  protected write(n: number, change: Partial<Said>): void {
    this.#said.update((all) => ({ ...all, [n]: { ...this.said(n), ...change } }));
  }

  protected waiting(n: number): Document[] {
    return this.documents.waiting(this.asked().id, n);
  }

  protected rising(n: number): Rising<AskedItem>[] {
    const { id } = this.asked();
    return this.documents.rising
      .files()
      .filter(({ place: { integrationId, item } }) => integrationId === id && item === n);
  }

  protected isOpen(n: number): boolean {
    return this.isChecked() && !this.#isAnswered(n);
  }

  protected async choose(n: number, field: HTMLInputElement): Promise<void> {
    const files = [...(field.files ?? [])];
    // The same file can be chosen again after it was removed.
    field.value = '';
    for (const file of files) {
      const place = { integrationId: this.asked().id, item: n };
      const isThere = await this.documents.rising.upload(place, file);
      this.#announcer.say(this.#say(isThere ? 'uploaded' : 'failed', { name: file.name }));
    }
  }

  protected async remove(id: string): Promise<void> {
    const { name } = this.documents.items().find((document) => document.id === id)!;
    this.failure.set(undefined);
    try {
      await this.documents.remove({ id });
      this.#announcer.say(this.#say('removed', { name }));
    } catch (error) {
      this.failure.set(error);
    }
  }

  protected async send(): Promise<void> {
    if (this.store.isMoving()) return;
    this.isChecked.set(true);
    const open = this.asked().items.find(({ n }) => !this.#isAnswered(n));
    if (open) {
      setTimeout(() => this.#host.querySelector<HTMLElement>(`[data-item="${open.n}"] .control`)?.focus()); // prettier-ignore
      return;
    }
    const items = this.asked().items.map(({ n }) => this.#answerTo(n));
    const count = items.flatMap(({ documentIds }) => documentIds ?? []).length;
    const missing = items.filter((item) => item.missing).length;
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.#say('ask.title'),
      text: [
        this.#say('ask.documents', { n: count }),
        ...(missing > 0 ? [this.#say('ask.missing', { n: missing })] : []),
        this.#say('ask.final'),
      ],
      confirm: this.#say('ask.confirm'),
    });
    if (isConfirmed) await this.#move(items);
  }

  async #move(items: object[]): Promise<void> {
    const note = this.note().trim();
    const payload = { integrationId: this.asked().id, items, ...(note ? { note } : {}) };
    this.failure.set(undefined);
    try {
      await this.store.move({ transition: 'provideIntegration', payload }, this.#key);
      this.#announcer.say(this.#say('sent'));
      // The box that was filled in is gone.
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    }
  }

  #answerTo(n: number): { text?: string; missing?: true; documentIds?: string[] } {
    const { text, missing } = this.said(n);
    const documentIds = this.waiting(n).map(({ id }) => id);
    return {
      ...(text.trim() ? { text: text.trim() } : {}),
      ...(missing ? { missing: true as const } : {}),
      ...(documentIds.length > 0 ? { documentIds } : {}),
    };
  }

  #isAnswered(n: number): boolean {
    const isRising = this.rising(n).some(({ error }) => error === undefined);
    return !isRising && Object.keys(this.#answerTo(n)).length > 0;
  }

  #say(name: string, values = {}): string {
    return this.#words.translate<string>(`integration.${name}`, values);
  }
}
