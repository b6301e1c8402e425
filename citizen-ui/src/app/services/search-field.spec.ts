import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { flawsOf } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { Suggestion } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { filtersOf, SearchField } from './search-field';

const NO_NAME = { nameIt: null, nameEn: null };
const items: Suggestion[] = [
  { kind: 'type', id: 'assistenza-persona', textIt: 'Assistenza alla persona', textEn: 'Help with daily life', ...NO_NAME },
  { kind: 'word', id: 'assistenza-persona', textIt: 'badante', textEn: 'badante', nameIt: 'Assistenza alla persona', nameEn: 'Help' },
]; // prettier-ignore

describe('the field of a search', () => {
  let fixture: ComponentFixture<SearchField>;
  let host: HTMLElement;
  let server: HttpTestingController;
  let chosen: Suggestion[];
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { where: signal({}) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SearchField);
    fixture.componentRef.setInput('fieldId', 'q');
    chosen = [];
    fixture.componentInstance.chosen.subscribe((one) => chosen.push(one));
    host = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  });
  const field = () => host.querySelector('input')!;
  const options = () => [...host.querySelectorAll<HTMLElement>('[role=option]')];
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    TestBed.tick();
    await wait(200);
    TestBed.tick();
  }
  async function answer(found = items): Promise<void> {
    server.expectOne(({ url }) => url === '/api/search-suggestions').flush({ items: found });
    await wait(0);
    TestBed.tick();
    fixture.detectChanges();
  }
  function press(key: string): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true });
    field().dispatchEvent(event);
    TestBed.tick();
    fixture.detectChanges();
    return event;
  }

  it('asks for nothing before two letters, and once for what stands still', async () => {
    await type('b');
    server.expectNone('/api/search-suggestions');
    field().value = 'ba';
    field().dispatchEvent(new Event('input'));
    await type('bad');
    const request = server.expectOne(({ url }) => url === '/api/search-suggestions');
    expect(request.request.params.get('q')).toBe('bad');
  });

  it('opens again after Escape with what was found, and keeps the place of one who walks on', async () => {
    await type('bad');
    await answer();
    press('Escape');
    expect(field().getAttribute('aria-expanded')).toBe('false');
    await wait(200);
    press('ArrowDown');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    press('ArrowDown');
    await wait(200);
    TestBed.tick();
    fixture.detectChanges();
    server.expectNone(({ url }) => url === '/api/search-suggestions');
    expect(options()[0]!.getAttribute('aria-selected')).toBe('true');
  });

  it('is a combobox whose list is walked by the arrows, and whose words stay', async () => {
    await type('bad');
    await answer();
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(options()).toHaveLength(2);
    press('ArrowDown');
    press('ArrowDown');
    expect(field().getAttribute('aria-activedescendant')).toBe(options()[1]!.id);
    expect(options()[1]!.getAttribute('aria-selected')).toBe('true');
    press('ArrowDown');
    expect(field().getAttribute('aria-activedescendant')).toBe(options()[0]!.id);
    press('ArrowUp');
    expect(field().value).toBe('bad');
    expect(press('Enter').defaultPrevented).toBe(true);
    expect(chosen).toEqual([items[1]]);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    expect(field().value).toBe('badante');
  });

  it('sends the words as they are when nothing is picked, and closes with Escape', async () => {
    await type('bad');
    await answer();
    expect(press('Enter').defaultPrevented).toBe(false);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    press('ArrowDown');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(press('Escape').defaultPrevented).toBe(true);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    expect(field().value).toBe('bad');
    expect(chosen).toEqual([]);
  });

  it('shows no list when nothing is like it', async () => {
    await type('zzz');
    await answer([]);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    expect(host.querySelector('ul')!.hidden).toBe(true);
  });

  it('has no flaws, open', async () => {
    const label = document.createElement('label');
    label.htmlFor = 'q';
    label.textContent = 'Cerca';
    host.prepend(label);
    await type('bad');
    await answer();
    expect(await flawsOf(host)).toEqual([]);
  });

  it('leads to the filters that a suggestion stands for', () => {
    expect(filtersOf(items[0]!)).toEqual({ type: 'assistenza-persona' });
    expect(filtersOf(items[1]!)).toEqual({ q: 'badante' });
    expect(filtersOf({ ...items[0]!, kind: 'section', id: 'pasti' })).toEqual({ section: 'pasti' });
  });
});
