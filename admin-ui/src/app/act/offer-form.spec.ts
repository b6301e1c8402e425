import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { anAdmin, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { OfferForm } from './offer-form';

describe('the form of an offer', () => {
  let fixture: ComponentFixture<OfferForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { me: signal(anAdmin) } },
      ],
    });
    fixture = TestBed.createComponent(OfferForm);
    fixture.componentRef.setInput('pratica', aPratica());
    fixture.componentRef.setInput('enteId', 'e1');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
  });

  const DAYS = { id: 's1', title: 'Giorni pieni' };
  const NIGHTS = { id: 's2', title: 'Notti serene' };

  async function answerType(services: object[] = [DAYS]): Promise<void> {
    const http = TestBed.inject(HttpTestingController);
    const asked = 'comune=milano&ente=e1&type=assistenza-persona&sort=title&limit=50';
    http.expectOne(`/api/services?${asked}`).flush({ items: services });
    http
      .expectOne('/api/service-types/assistenza-persona?comune=milano&version=1')
      .flush({ profiles: ['ASA', 'OSS'], priceModels: ['monthly', 'hourly'] });
    await fixture.whenStable();
  }
  async function complete(): Promise<void> {
    await type('#line-euro-0', '18,50');
    await type('#offer-first-date', '2099-01-11');
    await type('#offer-profile', 'OSS', 'input');
  }

  async function type(selector: string, text: string, event = 'input'): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  }

  it('lets nobody type before the service type has arrived, so nothing typed is lost', async () => {
    expect(page.querySelector('input')).toBeNull();
    expect(fixture.componentInstance.read()).toBeUndefined();
    await answerType();
    expect(page.querySelector('#line-euro-0')).not.toBeNull();
  });

  it('waits for the offer that is to be changed, and begins from it', async () => {
    fixture.componentRef.setInput('revises', true);
    await answerType();
    expect(page.querySelector('input')).toBeNull();
    const terms = { id: 'o1', priceModel: 'hourly', profile: 'OSS', lines: [], note: null };
    const offer = { ...terms, service: null };
    const dates = { firstDate: '2099-01-11', validUntil: '2099-02-01T22:59:59.999Z' };
    fixture.componentRef.setInput('revised', { ...offer, ...dates });
    await fixture.whenStable();
    expect(page.querySelector<HTMLInputElement>('#offer-first-date')?.value).toBe('2099-01-11');
    expect(fixture.componentInstance.read()).toMatchObject({ offerId: 'o1' });
  });

  it('says of which service it is when the ente has one, and sends nothing about it', async () => {
    await answerType();
    expect(page.querySelector('#offer-service')).toBeNull();
    expect(page.querySelector('[data-testid=offer-service]')!.textContent).toContain(
      '«Giorni pieni»',
    );
    await complete();
    expect(fixture.componentInstance.read()).not.toHaveProperty('serviceId');
  });

  it('is silent about services where the ente has none', async () => {
    await answerType([]);
    expect(page.querySelector('[data-testid=offer-service]')).toBeNull();
    await complete();
    expect(fixture.componentInstance.read()).not.toHaveProperty('serviceId');
  });

  it('asks of which service it is when the ente has several', async () => {
    await answerType([DAYS, NIGHTS]);
    await complete();
    expect(fixture.componentInstance.read()).toBeUndefined();
    await fixture.whenStable();
    expect(page.querySelector('#offer-service-error')!.textContent).toContain('quale dei tuoi');
    await type('#offer-service', 's2', 'input');
    expect(fixture.componentInstance.read()).toMatchObject({ serviceId: 's2' });
  });

  it.each([
    ['begins from the service of the offer that it changes', 's2', 's2'],
    ['asks anew when that service is published no more', 'gone', ''],
  ])('%s', async (_what, before, chosen) => {
    fixture.componentRef.setInput('revises', true);
    const terms = { id: 'o1', priceModel: 'hourly', profile: 'OSS', lines: [], note: null };
    const dates = { firstDate: '2099-01-11', validUntil: '2099-02-01T22:59:59.999Z' };
    const service = { id: before, number: 1 };
    fixture.componentRef.setInput('revised', { ...terms, ...dates, service });
    await answerType([DAYS, NIGHTS]);
    expect(page.querySelector<HTMLSelectElement>('#offer-service')!.value).toBe(chosen);
  });

  it('starts from the first price model of the service and counts in its unit', async () => {
    await answerType();
    expect(page.querySelector<HTMLSelectElement>('#line-unit-0')?.value).toBe('month');
    await type('#price-model', 'hourly', 'change');
    expect(page.querySelector<HTMLSelectElement>('#line-unit-0')?.value).toBe('hour');
    expect(page.querySelector<HTMLInputElement>('#line-label-0')?.value).toBe('Ore di servizio');
  });

  it('shows the total while one types and gives the payload when all is there', async () => {
    await answerType();
    await type('#line-euro-0', '18,50');
    await type('#line-quantity-0', '40');
    expect(page.querySelector('output')?.textContent?.replace(/\s/g, ' ')).toBe('740,00 €');
    expect(fixture.componentInstance.read()).toBeUndefined();
    await fixture.whenStable();
    expect(page.querySelector('#offer-profile-error')?.textContent).toContain('Scegli la figura');
    await type('#offer-first-date', '2099-01-11');
    await type('#offer-profile', 'OSS', 'input');
    expect(fixture.componentInstance.read()).toMatchObject({
      firstDate: '2099-01-11',
      profile: 'OSS',
      lines: [{ unit: 'month', unitCents: 1850, quantity: 40 }],
    });
  });
});
