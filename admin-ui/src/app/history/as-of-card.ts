import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AsOf, Pratica } from '../api-types';
import { keepLast } from '../live/keep-last';
import { sayActor, sayWhat } from '../pratica/say-event';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { StateChip } from '../words/state-chip';
import { Words } from '../words/words';
import { saySeen } from './say-seen';

/** The pratica as citizen, ente or office saw it at an instant; what the last act changed is marked. */
@Component({
  selector: 'wemi-as-of',
  imports: [MatButton, ProblemBox, StateChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './as-of-card.html',
  styleUrl: './as-of-card.scss',
})
export class AsOfCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly isOpen = signal(false);
  /** `citizen`, `office`, or the id of an ente. */
  protected readonly reader = signal('citizen');
  /** An instant; the last known when missing. */
  protected readonly at = linkedSignal<string, string | undefined>({
    source: () => this.pratica().id,
    computation: () => undefined,
  });

  protected readonly resource = httpResource<AsOf>(() => {
    if (!this.isOpen()) return undefined;
    const reader = this.reader();
    const isEnte = !['citizen', 'office'].includes(reader);
    const who = isEnte ? { role: 'ente', enteId: reader } : { role: reader };
    const { id } = this.pratica();
    return {
      url: `/api/pratiche/${encodeURIComponent(id)}/as-of`,
      params: toParams({ ...who, at: this.at() }),
    };
  });
  protected readonly seen = keepLast(this.resource, () => this.pratica().id);
  protected readonly step = computed(() => {
    const { instants = [], at = '' } = this.seen() ?? {};
    return Math.max(0, instants.filter((instant) => instant <= at).length - 1);
  });
  protected readonly parts = computed(() => {
    const then = this.seen();
    return then ? saySeen(then, this.words) : [];
  });
  protected readonly events = computed(() =>
    (this.seen()?.timeline ?? []).map((event) => ({
      id: event.id,
      at: event.at,
      text: `${sayWhat(event, this.words)}, ${sayActor(event, this.words)}`,
    })),
  );

  protected goTo(step: number): void {
    this.at.set(this.seen()?.instants[step]);
  }

  /** As the browser's clock writes it; nothing for what is no moment. */
  protected pick(local: string): void {
    const moment = new Date(local);
    if (!Number.isNaN(moment.getTime())) this.at.set(moment.toISOString());
  }

  protected isChanged(part: AsOf['changed'][number]): boolean {
    return this.seen()?.changed.includes(part) ?? false;
  }
}
