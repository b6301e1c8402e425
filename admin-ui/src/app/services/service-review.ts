import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { ServiceContent } from '../../../../catalogue/service-content';
import { isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { EnteService } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { colourOf, contentOf } from './service-draft';
import { ServiceHistory } from './service-history';
import { ServicePreview } from './service-preview';

/** What an ente has sent, beside what families read now: it is published, or sent back with a reason. */
@Component({
  selector: 'wemi-service-review',
  imports: [Bones, MatButton, ProblemBox, ReasonedForm, RouterLink, ServiceHistory, ServicePreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './service-review.html',
  styles: `
    .beside {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
      gap: 0 16px;
      align-items: start;
    }
    .card {
      margin-bottom: 16px;
    }
  `,
})
export class ServiceReview {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly resource = httpResource<EnteService>(
    () => `/api/office/services/${this.id()}`,
  );
  protected readonly service = keepLast(this.resource, () => this.id());
  protected readonly content = computed(() => contentOf(this.service()!));
  protected readonly live = computed(
    () => this.service()?.live as ServiceContent | null | undefined,
  );
  protected readonly colour = computed(() => colourOf(this.service()!.state));
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  /** What waits has something to stand beside. */
  protected readonly isCompared = computed(() => this.service()?.state === 'changed');

  protected may(move: 'publish' | 'sendBack'): boolean {
    return this.service()?.allowed.includes(move) ?? false;
  }

  protected async publish(): Promise<void> {
    const sure = {
      title: this.words.say('services.move.publish'),
      text: this.words.say('services.moveMeans.publish'),
      confirm: this.words.say('services.move.publish'),
    };
    if (this.isSending() || !(await isConfirmed(this.#dialog, sure))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#move('publish');
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly question = () => ({
    title: this.words.say('services.move.sendBack'),
    text: this.words.say('services.moveMeans.sendBack'),
    confirm: this.words.say('services.move.sendBack'),
  });
  protected readonly sendBack = (reason: string): Promise<void> =>
    this.#move('sendBack', { reason });

  async #move(transition: 'publish' | 'sendBack', more: object = {}): Promise<void> {
    const { version: expectedVersion } = this.service()!;
    const url = `/api/office/services/${this.id()}/transitions`;
    const moved = await this.#once.post<EnteService>(url, { transition, expectedVersion, ...more });
    this.resource.set(moved);
    this.said.set(this.words.say(`services.done.${transition}`));
  }
}
