import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Live } from '../live/live';
import { News } from '../pratica/news';
import { PraticaStore } from '../pratica/pratica-store';
import type { Contests } from '../remote/types';
import { aStore, provideWords } from '../service-life/testing';
import { ContestNote } from './contest-note';
import { ContestPage } from './contest-page';

const mine: Contests = { items: [], contestable: [{ eventId: '7', until: '2099-05-30' }] };
const contest: Contests['items'][number] = {
  id: 'c', praticaId: 'p', eventId: '7', seq: 2, kind: 'withdraw', by: 'citizen', reason: 'No',
  at: '2099-03-02T08:00:00.000Z', dueAt: '2099-03-09T08:00:00.000Z', ownAct: false, answer: null,
}; // prettier-ignore

describe('contesting what was done in one’s place', () => {
  const store = { ...aStore(), resource: { error: () => undefined } };
  let fixture: ComponentFixture<ContestPage>;
  let page: HTMLElement;

  beforeEach(() => {
    store.reset();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Live, useValue: { listen: () => () => undefined } },
      ],
    });
    TestBed.overrideComponent(ContestPage, {
      set: {
        providers: [
          { provide: PraticaStore, useValue: store },
          { provide: News, useValue: { sentenceFor: () => 'Richiesta ritirata' } },
        ],
      },
    });
  });

  async function show(contests: Contests): Promise<void> {
    const item = { id: '7', kind: 'withdraw', at: '2099-03-01T08:00:00.000Z', actor: { name: 'Carla Neri' } }; // prettier-ignore
    store.timeline.set({ items: [item], next: null });
    fixture = TestBed.createComponent(ContestPage);
    fixture.componentRef.setInput('id', 'p');
    fixture.componentRef.setInput('eventId', '7');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/contests').flush(contests);
    await fixture.whenStable();
  }
  const text = (of: HTMLElement) => (of.textContent ?? '').replace(/\s+/g, ' ');

  it('says which step, by whom, and what contesting does not do', async () => {
    await show(mine);
    expect(text(page)).toContain('Richiesta ritirata');
    expect(text(page)).toContain('Carla Neri');
    expect(text(page)).toContain('non annulla il passo');
  });

  it('asks for a reason before anything is sent, and leads to the field', async () => {
    await show(mine);
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    expect(page.querySelector('#contest-reason-error')?.textContent).toContain('Scrivi perché');
    expect(page.querySelector('textarea')!.getAttribute('aria-invalid')).toBe('true');
    expect(store.move).not.toHaveBeenCalled();
  });

  it('offers nothing for a step that cannot be contested', async () => {
    await show({ items: [contest], contestable: [] });
    expect(page.querySelector('form')).toBeNull();
    expect(text(page)).toContain('non si può contestare');
  });

  async function note(contests: Contests): Promise<HTMLElement> {
    const under = TestBed.createComponent(ContestNote);
    under.componentRef.setInput('praticaId', 'p');
    under.componentRef.setInput('eventId', '7');
    under.componentRef.setInput('contests', contests);
    under.detectChanges();
    await under.whenStable();
    return under.nativeElement as HTMLElement;
  }

  it('is begun from the timeline, where it then says that it was sent, and the answer', async () => {
    const link = (await note(mine)).querySelector('a')!;
    expect(link.getAttribute('href')).toBe('/pratiche/p/contesta/7');
    const sent = await note({ items: [contest], contestable: [] });
    expect(text(sent)).toContain('Contestazione inviata.');
    const answer = { upheld: true, text: 'Riapriamo', followUp: null, by: { id: 'a', name: 'Dario Serra' }, at: '2099-03-03T08:00:00.000Z' }; // prettier-ignore
    const answered = await note({ items: [{ ...contest, answer }], contestable: [] });
    expect(text(answered)).toContain('Contestazione accolta: “Riapriamo”');
    expect(answered.querySelector('a')).toBeNull();
  });
});
