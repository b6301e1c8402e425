import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aPratica, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { CalendarButton } from './calendar-button';

const url = '/api/pratiche/p/calendar.ics';

/** jsdom's files cannot be read as text. */
const fileOf = (text: string) =>
  Object.assign(new Blob([text], { type: 'text/calendar' }), { text: async () => text });

describe('the calendar of a pratica', () => {
  const kept: Blob[] = [];
  beforeEach(() => {
    kept.length = 0;
    URL.createObjectURL = (file) => `blob:${kept.push(file as Blob)}`;
    URL.revokeObjectURL = jest.fn();
    HTMLAnchorElement.prototype.click = jest.fn();
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
  });

  it('is saved as a file; a refusal is said in its own words', async () => {
    const fixture = TestBed.createComponent(CalendarButton);
    fixture.componentRef.setInput('pratica', aPratica({ state: 'active', service: aService }));
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const http = TestBed.inject(HttpTestingController);
    page.querySelector('button')!.click();
    const refusal = { code: 'not-found', title: 'Non trovato.' };
    http.expectOne(url).flush(fileOf(JSON.stringify(refusal)), { status: 404, statusText: 'no' });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect([kept.length, page.querySelector('[role=alert]')?.textContent]).toEqual([0, expect.stringContaining('Non trovato.')]); // prettier-ignore
    page.querySelector<HTMLButtonElement>('button:last-of-type')!.click();
    for (const again of http.match(url)) again.flush(fileOf('BEGIN:VCALENDAR'));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(kept.map(({ type }) => type)).toEqual(['text/calendar']);
  });
});
