import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { flawsOf } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { Guide } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { GuidePage } from './guide-page';

const answer = (id: string, textIt: string, nextId: string | null = null) => ({ id, textIt, textEn: textIt, nextId }); // prettier-ignore
const guide: Guide = {
  questions: [
    { id: 'who', textIt: 'Per chi?', textEn: 'For whom?', answers: [answer('older', 'Un anziano', 'what'), answer('home', 'La casa')] },
    { id: 'what', textIt: 'Che cosa?', textEn: 'What?', answers: [answer('washing', 'Lavarsi')] },
  ],
}; // prettier-ignore
const outcome = {
  types: [{ id: 'igiene-personale', nameIt: 'Igiene personale', nameEn: 'Washing', summaryIt: 'Aiuto per lavarsi.', summaryEn: 'Help.', reasons: [{ it: 'Con calma', en: 'Calmly' }] }],
}; // prettier-ignore

describe('the guided path', () => {
  let fixture: ComponentFixture<GuidePage>;
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
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    fixture.detectChanges();
  }
  async function show(questions = guide): Promise<void> {
    fixture = TestBed.createComponent(GuidePage);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    server.expectOne('/api/guide').flush(questions);
    await settle();
  }
  async function choose(label: string): Promise<void> {
    const buttons = [...page.querySelectorAll<HTMLButtonElement>('button')];
    buttons.find(({ textContent }) => textContent?.trim().startsWith(label))!.click();
    await settle();
  }
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');

  it('goes from question to question, to types with their reasons', async () => {
    await show();
    expect(text()).toContain('Per chi?');
    await choose('Un anziano');
    expect(text()).toContain('Che cosa?');
    await choose('Lavarsi');
    const request = server.expectOne('/api/guide/outcome');
    expect(request.request.body).toEqual({
      answers: [{ question: 'who', answer: 'older' }, { question: 'what', answer: 'washing' }],
    }); // prettier-ignore
    request.flush(outcome);
    await settle();
    const link = page.querySelector<HTMLAnchorElement>('.types a')!;
    expect(link.getAttribute('href')).toBe('/servizi?type=igiene-personale');
    expect(text()).toContain('Con calma');
    expect(await flawsOf(page)).toEqual([]);
  });

  it('lets an answer be changed, and forgets what came after', async () => {
    await show();
    await choose('Un anziano');
    await choose('Cambia');
    expect(text()).toContain('La casa');
    expect(page.querySelector('dl')).toBeNull();
  });

  it('asks again after a failure, without losing the answers', async () => {
    await show();
    await choose('La casa');
    server.expectOne('/api/guide/outcome').flush(null, { status: 503, statusText: '-' });
    await settle();
    await settle();
    expect(page.querySelector('app-problem-panel')).not.toBeNull();
    page.querySelector<HTMLButtonElement>('app-problem-panel button')!.click();
    await settle();
    server.expectOne('/api/guide/outcome').flush({ types: [] });
    await settle();
    await settle();
    expect(text()).toContain('non abbiamo trovato un servizio');
  });

  it('keeps nothing in the browser and nothing in the address', async () => {
    localStorage.clear();
    await show();
    await choose('Un anziano');
    expect(localStorage).toHaveLength(0);
    expect(location.search).toBe('');
  });

  it('says so where there is none', async () => {
    await show({ questions: [] });
    expect(text()).toContain('il percorso non c’è ancora');
  });
});
