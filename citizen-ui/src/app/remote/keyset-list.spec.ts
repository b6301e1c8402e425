import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { keysetList } from './keyset-list';

interface Answer {
  items: string[];
  next: string | null;
}

describe('a list read by key', () => {
  const word = signal('a');
  let http: HttpTestingController;
  let list: ReturnType<typeof keysetList<string, Answer>>;

  async function answer(url: string, body: Answer): Promise<void> {
    TestBed.tick();
    http.expectOne((request) => request.urlWithParams === url).flush(body);
    await settle();
  }

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  beforeEach(async () => {
    word.set('a');
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    list = TestBed.runInInjectionContext(() =>
      keysetList<string, Answer>(() => ({ url: '/api/x', params: { q: word() } })),
    );
    await answer('/api/x?q=a', { items: ['1', '2'], next: 'k' });
  });

  it('adds the next page after those shown, until there is none', async () => {
    list.more();
    await answer('/api/x?q=a&cursor=k', { items: ['3'], next: null });
    expect(list.items()).toEqual(['1', '2', '3']);
    expect(list.hasMore()).toBe(false);
  });

  it('keeps what is shown while another list is on its way, then shows that one alone', async () => {
    list.more();
    await answer('/api/x?q=a&cursor=k', { items: ['3'], next: null });
    word.set('b');
    TestBed.tick();
    expect(list.items()).toEqual(['1', '2', '3']);
    await answer('/api/x?q=b', { items: ['9'], next: null });
    expect(list.items()).toEqual(['9']);
  });

  it('drops a further page that belongs to the list before', async () => {
    list.more();
    TestBed.tick();
    const late = http.expectOne((request) => request.urlWithParams === '/api/x?q=a&cursor=k');
    word.set('b');
    await answer('/api/x?q=b', { items: ['9'], next: null });
    late.flush({ items: ['3'], next: null });
    await settle();
    expect(list.items()).toEqual(['9']);
  });

  it('tells a failure and keeps the items', async () => {
    list.more();
    http.expectOne(() => true).flush('', { status: 503, statusText: 'away' });
    await settle();
    expect(list.error()).toBeTruthy();
    expect(list.items()).toEqual(['1', '2']);
  });

  it('read again is as long as it was, and changes in one go', async () => {
    list.more();
    await answer('/api/x?q=a&cursor=k', { items: ['3'], next: 'm' });
    list.reload();
    await answer('/api/x?q=a', { items: ['0', '1'], next: 'j' });
    expect(list.items()).toEqual(['1', '2', '3']);
    await answer('/api/x?q=a&cursor=j', { items: ['2', '3'], next: 'm' });
    expect(list.items()).toEqual(['0', '1', '2', '3']);
    expect(list.hasMore()).toBe(true);
  });
});
