import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Live } from '../live/live';
import { PraticaStore } from './pratica-store';

describe('a move of a pratica', () => {
  let store: PraticaStore;
  let server: HttpTestingController;
  const tick = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        PraticaStore,
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Live, useValue: { changesOf: () => signal(0) } },
      ],
    });
    store = TestBed.inject(PraticaStore);
    server = TestBed.inject(HttpTestingController);
    store.id.set('p');
    await read(3);
  });

  /** The API's answers while the pratica stands at a version. */
  async function read(version: number, more: object = {}): Promise<void> {
    TestBed.tick();
    await tick();
    const items = Array.from({ length: version }, (_, n) => ({ seq: version - n, kind: 'request', data: {} })); // prettier-ignore
    server.expectOne('/api/pratiche/p').flush({ id: 'p', version, order: null, ...more });
    server.expectOne('/api/pratiche/p/offers').flush({ items: [] });
    server.expectOne('/api/pratiche/p/timeline').flush({ items, next: null });
    await tick();
  }
  const sent = () => server.expectOne('/api/pratiche/p/transitions');
  const stale = { status: 409, statusText: 'x' };

  it('refused as stale is followed by what others did since it left, until one goes through', async () => {
    const first = store.move({ transition: 'withdraw' }, 'key-0001').catch((error: unknown) => error); // prettier-ignore
    sent().flush({ code: 'stale-version', title: 'x' }, stale);
    await first;
    expect(store.changes()).toEqual([]);
    await read(5);
    expect(store.changes().map(({ seq }) => seq)).toEqual([5, 4]);

    const second = store.move({ transition: 'withdraw' }, 'key-0002');
    const again = sent();
    expect(again.request.body).toMatchObject({ expectedVersion: 5 });
    again.flush({});
    await second;
    await read(6);
    expect(store.changes()).toEqual([]);
  });

  it('names the mandate that covers it, of several', async () => {
    const may = (transition: string, mandateId: string) => ({ transition, onBehalfOf: { role: 'citizen', mandateId } }); // prettier-ignore
    store.reload();
    await read(4, { mandate: { id: 'wide' }, allowed: [may('suspend', 'wide'), may('reopen', 'narrow')] }); // prettier-ignore
    for (const [transition, mandateId] of [['suspend', 'wide'], ['reopen', 'narrow'], ['withdraw', 'wide']] as const) {
      const moved = store.move({ transition }, 'key-0001');
      const asked = sent();
      expect(asked.request.body.onBehalfOf).toEqual({ role: 'citizen', mandateId });
      asked.flush({ id: 'new' });
      expect(await moved).toEqual({ id: 'new' });
    }
  }); // prettier-ignore
});
