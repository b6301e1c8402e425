import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { filter, firstValueFrom } from 'rxjs';
import type { Me } from '../api-types';
import { Login } from './login';

/** Who works here now, as the API knows them. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #login = inject(Login);
  readonly resource = httpResource<Me>(() =>
    this.#login.state() === 'in' ? '/api/me' : undefined,
  );
  readonly me = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  readonly role = computed(() => this.me()?.role);
  readonly #known = toObservable(this.me).pipe(filter((me) => me !== undefined));

  /** Waits for the answer, through retries too. */
  ready(): Promise<Me> {
    return firstValueFrom(this.#known);
  }
}
