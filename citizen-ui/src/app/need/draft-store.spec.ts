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
  let personId: string | null;
  let http: HttpTestingController;
  let store: DraftStore;

  beforeEach(() => {
    localStorage.clear();
    isSignedIn = false;
    personId = null;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: Session,
          useValue: {
            resume: () => Promise.resolve(),
            isSignedIn: () => isSignedIn,
            personId: () => personId,
          },
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
    expect((await store.open('tata')).from).toBe('nowhere');
  });

  it('hands over what a stranger began to the person who signs in', async () => {
    const drafts = [newDraft('tata'), newDraft('pasti')];
    for (const draft of drafts) store.keepLocally(draft);
    [isSignedIn, personId] = [true, 'p1'];
    const handed = store.uploadAll();
    await settled();
    for (const { id } of drafts)
      http.expectOne({ method: 'PUT', url: `/api/needs/${id}` }).flush({});
    await handed;
    expect(localStorage.length).toBe(0);
  });

  it('never shows or hands over what another person wrote while signed in', async () => {
    [isSignedIn, personId] = [true, 'p1'];
    store.keepLocally({ ...newDraft('tata'), params: { health: 'hers' } });
    personId = 'p2';
    await store.uploadAll();
    http.verify();
    expect((await store.open('tata')).from).toBe('nowhere');
  });

  it('keeps in the browser what was typed while the API took the draft', async () => {
    isSignedIn = true;
    const draft = newDraft('tata');
    const saving = store.save(draft);
    await settled();
    store.keepLocally({ ...draft, params: { children: 3 } });
    http.expectOne(`/api/needs/${draft.id}`).flush({});
    await saving;
    expect(localStorage.getItem(key)).toContain('children');
  });

  it('does not write one draft over another of the same service', async () => {
    const local = newDraft('tata');
    store.keepLocally(local);
    isSignedIn = true;
    const opening = store.open('tata', 'other');
    await settled();
    http.expectOne({ method: 'PUT', url: `/api/needs/${local.id}` }).flush({});
    await settled();
    http.expectOne('/api/needs/other').flush({ ...newDraft('tata'), id: 'other', step: 2 });
    expect((await opening).draft).toMatchObject({ id: 'other', step: 2 });
  });
});
