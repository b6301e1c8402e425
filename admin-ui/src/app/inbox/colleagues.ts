import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { Named } from '../api-types';
import { Session } from '../session/session';

/** Those who share an inbox: whom a task can be handed to, and by whom it can be narrowed. */
@Injectable()
export class Colleagues {
  readonly #me = inject(Session).me;
  readonly resource = httpResource<{ items: Named[] }>(() => '/api/tasks/assignees');
  readonly all = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));
  readonly others = computed(() => this.all().filter(({ id }) => id !== this.#me()?.id));

  nameOf(id: string): string {
    return this.all().find((person) => person.id === id)?.name ?? id;
  }
}
