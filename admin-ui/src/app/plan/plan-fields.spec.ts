import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import { PlanFields } from './plan-fields';

const URL = '/api/pratiche/p/plan';
const slot = { weekday: 1, from: '09:00', minutes: 60 };

describe('the fields of a weekly schedule', () => {
  let fixture: ComponentFixture<PlanFields>;
  let page: HTMLElement;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PlanFields);
    fixture.componentRef.setInput('praticaId', 'p');
    fixture.componentRef.setInput('startDate', '2099-03-01');
    fixture.componentRef.setInput('endDate', '2099-03-31');
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  function has(): void {
    const box = page.querySelector<HTMLInputElement>('#plan-has')!;
    box.click();
    fixture.detectChanges();
  }

  it('ask nothing of a service without one', () => {
    expect([fixture.componentInstance.plan(), fixture.componentInstance.isReady()]).toEqual([
      undefined,
      true,
    ]);
    http.verify();
  });

  it('say what the schedule comes to before anything can be sent', async () => {
    has();
    expect(fixture.componentInstance.isReady()).toBe(false);
    const asked = http.expectOne(URL);
    const plan = { weekly: [slot], skipsHolidays: true };
    expect(asked.request.body).toEqual({ plan, startDate: '2099-03-01', endDate: '2099-03-31' });
    asked.flush({ visits: 4, minutes: 240, coming: [], lines: [], totalCents: 8_000 });
    await fixture.whenStable();
    const said = (page.querySelector('[data-testid=plan-sum]')?.textContent ?? '').replace(/\u00a0/g, ' '); // prettier-ignore
    expect(said).toContain('visite 4, ore 4. Totale: 80,00 €');
    expect([fixture.componentInstance.plan(), fixture.componentInstance.isReady()]).toEqual([
      plan,
      true,
    ]);
  });

  it('say why a schedule cannot be, and send nothing', async () => {
    has();
    const body = { code: 'invalid', title: 'Ci sono dati da correggere.' };
    http.expectOne(URL).flush(body, { status: 422, statusText: 'no' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('dati da correggere');
    expect(fixture.componentInstance.isReady()).toBe(false);
  });

  it('add a visit on the day after, and take one out', () => {
    has();
    page.querySelectorAll<HTMLButtonElement>('button')[0]!.click();
    fixture.detectChanges();
    expect(fixture.componentInstance.plan()?.weekly).toEqual([slot, { ...slot, weekday: 2 }]);
    page.querySelector<HTMLButtonElement>('[aria-label="Togli la visita 1"]')!.click();
    expect(fixture.componentInstance.plan()?.weekly).toEqual([{ ...slot, weekday: 2 }]);
  });
});
