import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { newDraft } from './draft';
import { DraftStore } from './draft-store';

const key = 'wemi.draft.tata';
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('keeping a draft', () => {
  let isSignedIn: boolean;
  let http: HttpTestingController;
  let store: DraftStore;

  beforeEach(() => {
    localStorage.clear();
    isSignedIn = false;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: Session,
          useValue: { resume: () => Promise.resolve(), isSignedIn: () => isSignedIn },
        },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(DraftStore);
  });

  it('stays in the browser before the login and asks nothing of the API', async () => {
    const draft = { ...newDraft('tata'), params: { children: 2 } };
    await store.save(draft);
    http.verify();
    expect((await store.open('tata')).draft).toEqual(draft);
  });

  it('moves to the API after the login and leaves nothing in the browser', async () => {
    isSignedIn = true;
    const draft = newDraft('tata');
    const saving = store.save(draft);
    await settled();
    http.expectOne({ method: 'PUT', url: `/api/needs/${draft.id}` }).flush({});
    await saving;
    expect(localStorage.getItem(key)).toBeNull();
  });

  it('is still in the browser when the API is away', async () => {
    isSignedIn = true;
    const draft = newDraft('tata');
    const saving = store.save(draft);
    await settled();
    http
      .expectOne(`/api/needs/${draft.id}`)
      .flush('', { status: 503, statusText: 'Service Unavailable' });
    await expect(saving).rejects.toBeTruthy();
    expect(localStorage.getItem(key)).toContain(draft.id);
  });

  it('begins anew where what the browser kept cannot be read', async () => {
    localStorage.setItem(key, '{"half');
    expect((await store.open('tata')).isResumed).toBe(false);
  });
});
