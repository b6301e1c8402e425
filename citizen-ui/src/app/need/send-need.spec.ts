import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { newDraft } from './draft';
import { SendNeed } from './send-need';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const draft = newDraft('tata');

describe('sending a need', () => {
  let http: HttpTestingController;
  let sending: Promise<string>;

  beforeEach(() => {
    localStorage.clear();
    const session = { isSignedIn: () => true, personId: () => 'p1', resume: async () => undefined };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: session },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    sending = TestBed.inject(SendNeed).send(draft);
  });

  it('reaches its pratica also when the first answer was lost and the draft is gone', async () => {
    http
      .expectOne({ method: 'PUT', url: `/api/needs/${draft.id}` })
      .flush('', { status: 404, statusText: 'Not Found' });
    await settled();
    const { request } = http.match({ method: 'POST', url: '/api/pratiche' })[0]!;
    expect(request.headers.get('Idempotency-Key')).toBe(draft.id);
    expect(request.body).toEqual({ needId: draft.id });
  });

  it('is given up when the draft cannot be kept for another reason', async () => {
    http
      .expectOne(`/api/needs/${draft.id}`)
      .flush('', { status: 503, statusText: 'Service Unavailable' });
    await expect(sending).rejects.toMatchObject({ status: 503 });
    http.expectNone('/api/pratiche');
  });

  it('leaves nothing in the browser once it is sent', async () => {
    http.expectOne(`/api/needs/${draft.id}`).flush({});
    await settled();
    http.expectOne('/api/pratiche').flush({ id: 'n1' });
    await expect(sending).resolves.toBe('n1');
    expect(localStorage.length).toBe(0);
  });
});
