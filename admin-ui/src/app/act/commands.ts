import { inject, Injectable } from '@angular/core';
import type { ApprovalAsked, OnBehalfOf, TransitionAnswer } from '../api-types';
import type { TransitionName } from '../domain';
import { SendOnce } from '../session/send-once';

export interface TransitionCommand {
  transition: TransitionName;
  expectedVersion: number;
  payload: Record<string, unknown>;
  onBehalfOf?: OnBehalfOf;
  reason?: string;
}

/** Sends moves of a pratica: each has one effect, however often it is pressed. */
@Injectable({ providedIn: 'root' })
export class Commands {
  readonly #once = inject(SendOnce);

  /** @returns what it came to; or, where another administrator has to decide, what was asked */
  send(praticaId: string, command: TransitionCommand): Promise<TransitionAnswer | ApprovalAsked> {
    return this.#once.post(`/api/pratiche/${praticaId}/transitions`, command);
  }
}
