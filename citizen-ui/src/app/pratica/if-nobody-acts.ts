import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import type { Outlook } from '../remote/types';
import { AheadList } from './ahead-list';
import { PraticaStore } from './pratica-store';

/** What time alone will bring about, asked for only by those who open it. */
@Component({
  selector: 'app-if-nobody-acts',
  imports: [AheadList, ProblemPanel, Skeleton, TranslocoPipe],
  host: { class: 'no-print' },
  styleUrl: './if-nobody-acts.scss',
  template: `
    <details #box data-testid="if-nobody-acts" (toggle)="isOpen.set(box.open)">
      <summary>{{ 'pratica.outlook.title' | transloco }}</summary>
      @if (resource.error(); as error) {
        <app-problem-panel [error]="error" (retry)="resource.reload()" />
      } @else if (!answer()) {
        @if (isOpen()) {
          <app-skeleton [count]="3" shape="line" />
        }
      } @else {
        <app-ahead-list [prospects]="answer()!.ifNobodyActs" [now]="now()" />
      }
    </details>
  `,
})
export class IfNobodyActs {
  protected readonly store = inject(PraticaStore);
  protected readonly isOpen = signal(false);
  readonly #version = computed(() => this.store.pratica()?.version);
  protected readonly resource = httpResource<Outlook>(() => {
    // What was done meanwhile changes what is ahead.
    this.#version();
    return this.isOpen() ? `/api/pratiche/${this.store.id()}/outlook` : undefined;
  });
  protected readonly answer = lastValue(this.resource);
  protected readonly now = computed(() => {
    const { state = 'offer', service = null } = this.store.pratica() ?? {};
    return { state, endDate: service?.endDate ?? null } as const;
  });
}
