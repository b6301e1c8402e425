import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aService, provideWords } from '../service-life/testing';
import { CalendarButton } from './calendar-button';

const url = '/api/pratiche/p/calendar.ics';
const paid = {
  id: 'p',
  number: 'MI-2026-000001',
  state: 'active',
  closed: false,
  service: aService,
};

describe('the calendar of a pratica', () => {
  const kept: Blob[] = [];
  beforeEach(() => {
    kept.length = 0;
    URL.createObjectURL = (file) => `blob:${kept.push(file as Blob)}`;
    URL.revokeObjectURL = jest.fn();
    HTMLAnchorElement.prototype.click = jest.fn();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
  });

  function show(pratica: object) {
    const fixture = TestBed.createComponent(CalendarButton);
    fixture.componentRef.setInput('pratica', pratica);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    return { fixture, page, button: page.querySelector<HTMLButtonElement>('button') };
  }

  it('is saved as a file that calendars take in', async () => {
    const { fixture, button } = show(paid);
    button!.click();
    button!.click();
    TestBed.inject(HttpTestingController).expectOne(url).flush('BEGIN:VCALENDAR');
    await fixture.whenStable();
    expect([kept.length, kept[0]!.type]).toEqual([1, 'text/calendar']);
    expect(HTMLAnchorElement.prototype.click).toHaveBeenCalledTimes(1);
  });

  it('says why it could not be had, and tries again', async () => {
    const { fixture, page, button } = show(paid);
    button!.click();
    const title = 'Il servizio non è disponibile.';
    const away = { status: 503, statusText: 'away' };
    const http = TestBed.inject(HttpTestingController);
    http.expectOne(url).flush(JSON.stringify({ code: 'unavailable', title }), away);
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain(title);
    page.querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    http.expectOne(url).flush('BEGIN:VCALENDAR');
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')).toBeNull();
  });

  it.each([
    { ...paid, state: 'offer', service: null },
    { ...paid, closed: true, state: 'completed' },
  ])('is not offered where there are no days: $state', (pratica) => {
    expect(show(pratica).button).toBeNull();
  });
});
