import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { ContentItem, OfficeContents } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { FilterToggle } from '../words/filter-toggle';
import { Words } from '../words/words';
import { KINDS, type Mark, MARKS, marksOf, NEW, NEW_KINDS } from './said';

const TONES: Record<Mark, string> = {
  ...{ published: 'good', planned: 'blue', draft: 'warn', retired: '', untranslated: 'warn' },
};

/** All that the comune wrote for everybody, by kind; narrowed by kind, by how it stands, by title. */
@Component({
  imports: [Bones, FilterToggle, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contents-page.html',
  styles: `
    .card {
      margin-bottom: 16px;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      min-height: 44px;
      padding: 4px 0;
    }
  `,
})
export class ContentsPage {
  /** From the address: a kind, how it stands, and a part of the title. */
  readonly tipo = input<string>();
  readonly stato = input<string>();
  readonly titolo = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #me = inject(Session).me;
  protected readonly kinds = KINDS;
  protected readonly marks = MARKS;
  protected readonly isAdmin = computed(() => this.#me()?.role === 'admin');
  protected readonly areFiltersOpen = signal(false);
  protected readonly resource = httpResource<OfficeContents>(() => '/api/office/content');
  protected readonly found = keepLast(this.resource);
  /** A new one begins as what is looked at. */
  protected readonly newPath = computed(() => {
    const kind = NEW_KINDS.find((one) => one === this.tipo()) ?? 'page';
    return ['/contenuti', kind, NEW];
  });
  protected readonly groups = computed(() => {
    const items = (this.found()?.items ?? []).map((item) => this.#toRow(item));
    const kept = items.filter((item) => this.#isAsked(item));
    return KINDS.map((kind) => ({ kind, items: kept.filter((item) => item.kind === kind) })).filter(
      ({ items: some }) => some.length > 0,
    );
  });

  protected filter(name: 'tipo' | 'stato' | 'titolo', value: string): void {
    const asked = { tipo: this.tipo(), stato: this.stato(), titolo: this.titolo() };
    const queryParams = toParams({ ...asked, [name]: value.trim() || undefined });
    void this.#router.navigate(['/contenuti'], { queryParams });
  }

  #toRow(item: ContentItem) {
    const marks = marksOf(item);
    return {
      ...item,
      marks,
      title: item.titleIt || this.words.say('content.untitled'),
      chips: marks.map((mark) => ({ mark, tone: TONES[mark], text: this.#sayMark(mark, item) })),
      facts: this.words.say(item.writtenBy ? 'content.facts' : 'content.factsOurs', {
        ...{ version: item.version, by: item.writtenBy, moment: this.words.recent(item.at) },
      }),
    };
  }

  #sayMark(mark: Mark, { liveVersion, planned }: ContentItem): string {
    if (mark === 'planned' && planned)
      return this.words.say(`content.plannedFor.${planned.state}`, { moment: this.words.short(planned.at) }); // prettier-ignore
    const key = mark === 'draft' && liveVersion !== null ? 'draftAbove' : mark;
    return this.words.say(`content.mark.${key}`);
  }

  #isAsked(item: { kind: string; title: string; marks: Mark[] }): boolean {
    const [kind, mark, title] = [this.tipo(), this.stato(), this.titolo()?.toLowerCase()];
    return (
      (!kind || item.kind === kind) &&
      (!mark || item.marks.some((one) => one === mark)) &&
      (!title || item.title.toLowerCase().includes(title))
    );
  }
}
