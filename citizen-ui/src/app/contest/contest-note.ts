import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import type { Contests } from '../remote/types';

/** Under what was done in one's place: the way to contest it, or what became of that. */
@Component({
  selector: 'app-contest-note',
  imports: [DayPipe, ExactPipe, InstantPipe, RouterLink, TranslocoPipe],
  styles: `
    p {
      margin-top: 0.25rem;
    }
  `,
  template: `
    @if (contest(); as contest) {
      @if (contest.answer; as answer) {
        <p class="small" data-testid="contest-answered">
          <strong>{{
            (answer.upheld ? 'pratica.contest.upheld' : 'pratica.contest.notUpheld') | transloco
          }}</strong>&ngsp;
          <span [attr.lang]="language.italian()">“{{ answer.text }}”</span>
        </p>
      } @else {
        <p class="small" data-testid="contest-sent">
          {{ 'pratica.contest.sent' | transloco }}
          @if (contest.dueAt; as dueAt) {
            {{ 'pratica.contest.answerBy' | transloco }}&ngsp;
            <time [attr.datetime]="dueAt" [attr.title]="dueAt | exact">{{ dueAt | instant }}</time>
          }
        </p>
      }
    } @else if (until(); as until) {
      <p class="small no-print">
        <a [routerLink]="['/pratiche', praticaId(), 'contesta', eventId()]">{{
          'pratica.contest.open' | transloco
        }}</a>&ngsp;
        <span class="muted"
          >{{ 'pratica.contest.until' | transloco }}&ngsp;
          <time [attr.datetime]="until">{{ until | day }}</time></span
        >
      </p>
    }
  `,
})
export class ContestNote {
  readonly praticaId = input.required<string>();
  readonly eventId = input.required<string>();
  readonly contests = input.required<Contests | undefined>();
  protected readonly language = inject(Language);
  protected readonly contest = computed(() =>
    this.contests()?.items.find(({ eventId }) => eventId === this.eventId()),
  );
  protected readonly until = computed(
    () => this.contests()?.contestable.find(({ eventId }) => eventId === this.eventId())?.until,
  );
}
