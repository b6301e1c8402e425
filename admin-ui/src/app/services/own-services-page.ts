import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { STATES } from '../../../../catalogue/publishing';
import type { EnteService, EnteServicesAnswer, OwnTypes } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { ServiceCard } from './service-card';

/** What an ente offers to families, and where each service stands; from here a new one begins. */
@Component({
  imports: [Bones, MatButton, PagerBar, ProblemBox, RouterLink, ServiceCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-services-page.html',
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    .card,
    .field {
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
  `,
})
export class OwnServicesPage {
  /** From the address. */
  readonly stato = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #once = inject(SendOnce);
  protected readonly states = STATES;
  readonly #query = computed(() => ({ state: STATES.find((state) => state === this.stato()) }));
  protected readonly pager = createPager(this.#query);
  protected readonly types = httpResource<OwnTypes>(() => '/api/office/services/types');
  protected readonly own = keepLast(this.types);
  protected readonly resource = httpResource<EnteServicesAnswer>(() => ({
    url: '/api/office/services',
    params: toParams({ ...this.#query(), cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected narrow(value: string): void {
    void this.#router.navigate([], { queryParams: { stato: value || undefined } });
  }

  protected async begin(serviceTypeId: string): Promise<void> {
    if (!serviceTypeId || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { id } = await this.#once.post<EnteService>('/api/office/services', { serviceTypeId });
      await this.#router.navigate(['/servizi', id]);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
