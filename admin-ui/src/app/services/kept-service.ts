import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { EMPTY_CONTENT, type ServiceContent } from '../../../../catalogue/service-content';
import type { EnteService } from '../api-types';
import { readProblem } from '../problem/problem';
import { contentOf } from './service-draft';

const REST_MS = 800;

/**
 * What an ente is writing, kept on the server as it is typed: a moment after the last letter, one save
 * at a time. What a colleague wrote meanwhile is told and nothing is lost: the writer chooses.
 */
@Injectable()
export class KeptService {
  readonly #http = inject(HttpClient);
  readonly service = signal<EnteService | undefined>(undefined);
  readonly content = signal<ServiceContent>(EMPTY_CONTENT);
  readonly status = signal<'kept' | 'typing' | 'saving' | 'failed' | 'conflict'>('kept');
  readonly problem = signal<unknown>(undefined);
  /** What is wrong and where, as the API said last. */
  readonly wrong = signal<readonly { pointer: string; message: string }[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #isDirty = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.flush());
  }

  /** Takes what the server has; what was typed and not kept yet stays when `content` is left alone. */
  begin(service: EnteService): void {
    this.service.set(service);
    this.content.set(contentOf(service));
    this.#isDirty = false;
    this.#settle(service);
  }

  change(content: ServiceContent): void {
    this.content.set(content);
    this.#isDirty = true;
    if (this.status() === 'conflict') return;
    this.status.set('typing');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), REST_MS);
  }

  /** Keeps what is not kept yet. @returns whether all of it is */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#isDirty && this.status() !== 'conflict') await this.#save();
    return !this.#isDirty;
  }

  /** Throws away what was typed, for what the colleague wrote. */
  async takeTheirs(): Promise<void> {
    const url = `/api/office/services/${this.service()!.id}`;
    this.begin(await firstValueFrom(this.#http.get<EnteService>(url)));
  }

  /** Keeps what was typed, over what the colleague wrote. */
  async keepMine(): Promise<void> {
    const url = `/api/office/services/${this.service()!.id}`;
    this.service.set(await firstValueFrom(this.#http.get<EnteService>(url)));
    await this.#save();
  }

  async #save(): Promise<void> {
    await this.#saving;
    this.#saving = this.#send();
    await this.#saving;
    this.#saving = undefined;
  }

  async #send(): Promise<void> {
    const service = this.service();
    if (!service) return;
    const content = this.content();
    this.#isDirty = false;
    this.status.set('saving');
    this.problem.set(undefined);
    try {
      const url = `/api/office/services/${service.id}`;
      const body = { expectedVersion: service.version, content };
      const kept = await firstValueFrom(this.#http.put<EnteService>(url, body));
      this.service.set(kept);
      if (!this.#isDirty) this.#settle(kept);
    } catch (error) {
      this.#isDirty = true;
      this.#fail(error);
    }
  }

  #settle({ faults }: EnteService): void {
    clearTimeout(this.#timer);
    this.status.set('kept');
    this.problem.set(undefined);
    this.wrong.set(faults);
  }

  #fail(error: unknown): void {
    const { code, errors = [] } = readProblem(error);
    this.problem.set(error);
    this.wrong.set(errors);
    this.status.set(code === 'service-changed' ? 'conflict' : 'failed');
  }
}
