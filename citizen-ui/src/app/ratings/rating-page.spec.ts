import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Catalogue } from '../remote/catalogue';
import { provideWords } from '../service-life/testing';
import { RatingPage } from './rating-page';

// The browser of the tests has none.
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => 'b0000000-0000-4000-8000-000000000001', configurable: true }); // prettier-ignore

describe('rating the platform', () => {
  let fixture: ComponentFixture<RatingPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { where: signal({}) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(dopo?: string): Promise<void> {
    fixture = TestBed.createComponent(RatingPage);
    fixture.componentRef.setInput('dopo', dopo);
    page = fixture.nativeElement as HTMLElement;
    await settle();
  }
  async function settle(): Promise<void> {
    fixture.detectChanges();
    await fixture.whenStable();
    fixture.detectChanges();
  }
  async function star(stars: number): Promise<void> {
    page.querySelector<HTMLInputElement>(`input[type=radio][value="${stars}"]`)!.click();
    await settle();
  }
  async function tick(name: string): Promise<void> {
    page.querySelector<HTMLInputElement>(`input[value="${name}"]`)!.click();
    await settle();
  }
  async function send(): Promise<void> {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  }
  const shown = (selector: string) =>
    [...page.querySelectorAll(selector)].filter((it) => !it.closest('[hidden]'));
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');

  it('asks the question of the national model, and nothing of who answers', async () => {
    await show();
    expect(page.querySelector('h1')?.textContent).toContain('Quanto è stato facile usare questo servizio?'); // prettier-ignore
    expect(shown('input:not([type=radio])')).toHaveLength(0);
    expect(shown('textarea')).toHaveLength(0);
  });

  it.each([
    [3, 'difficoltà', 'hard-words', 'quick'],
    [4, 'apprezzato', 'quick', 'hard-words'],
  ])('asks after %d stars what was %s', async (stars, told, offered, not) => {
    await show();
    await star(stars);
    const questions = [...page.querySelectorAll('fieldset:not([hidden]) > legend')];
    expect(questions.at(-1)?.textContent).toContain(told);
    expect(shown(`input[value="${offered}"]`)).toHaveLength(1);
    expect(shown(`input[value="${not}"]`)).toHaveLength(0);
  });

  it('forgets answers to another question', async () => {
    await show();
    await star(2);
    await tick('hard-words');
    await star(5);
    await send();
    const { request } = server.expectOne('/api/service-ratings');
    expect(request.body).toEqual({ subject: 'platform', stars: 5, options: [] });
  });

  it('sends once what was said, after what it was, and thanks', async () => {
    await show('payment');
    await star(1);
    await tick('went-wrong');
    const area = page.querySelector('textarea')!;
    area.value = ' Pagina bianca ';
    area.dispatchEvent(new Event('input'));
    await send();
    await send();
    const sent = server.expectOne('/api/service-ratings');
    expect(sent.request.body).toEqual({ subject: 'payment', stars: 1, options: ['went-wrong'], text: 'Pagina bianca' }); // prettier-ignore
    expect(sent.request.headers.get('Idempotency-Key')).toBeTruthy();
    sent.flush(null, { status: 204, statusText: '-' });
    await new Promise((resolve) => setTimeout(resolve));
    await settle();
    expect(page.querySelector('[data-testid=rating-sent]')).not.toBeNull();
    expect(page.querySelector('form')).toBeNull();
  });

  it('needs stars, and takes an address that was made up for none', async () => {
    await show('weather');
    await send();
    expect(text()).toContain('Scegli da una a cinque stelle');
    expect(document.activeElement?.id).toBe('ease');
    await star(4);
    await send();
    expect(server.expectOne('/api/service-ratings').request.body).toMatchObject({ subject: 'platform' }); // prettier-ignore
  });
});
