import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { provideWords } from '../service-life/testing';
import { CareStep } from './care-step';
import { newDraft } from './draft';
import { NeedForm } from './need-form';

const ask = (id: string, type: string, more: object = {}) => ({ id, it: id, en: `${id} (en)`, type, sensitive: false, required: true, ...more }); // prettier-ignore
const TYPE = {
  params: [
    ask('Hai un cane?', 'boolean', { id: 'dog', help: { it: 'Anche piccolo', en: 'A small one too' } }),
    ask('Nato il', 'date', { id: 'born', days: 'past', askedIf: [{ param: 'dog', oneOf: [true] }] }),
    ask('Dove va?', 'address', { id: 'where' }),
    ask('Chi lo tiene?', 'person', { id: 'who', required: false }),
  ],
}; // prettier-ignore

describe('the questions of a service', () => {
  let fixture: ComponentFixture<CareStep>;
  let page: HTMLElement;
  let form: NeedForm;

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    fixture.detectChanges();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        NeedForm,
        { provide: Session, useValue: { isSignedIn: signal(true), comune: signal('milano') } },
      ],
    });
    form = TestBed.inject(NeedForm);
    form.draft.set(newDraft('cani'));
    form.serviceTypeId.set('cani');
    fixture = TestBed.createComponent(CareStep);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne(({ url }) => url === '/api/service-types/cani').flush(TYPE);
    await settle();
  });

  const labels = () => [...page.querySelectorAll('legend.label, app-param-field > .field > label')].map((one) => one.textContent?.trim()); // prettier-ignore
  function type(selector: string, text: string): void {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }

  it('are asked with their help, and more of them as the answers call for it', async () => {
    expect(labels()).toEqual(['Hai un cane?', 'Dove va?', expect.stringContaining('Chi lo tiene?')]);
    expect(page.querySelector('#field-params-dog-help')?.textContent).toBe('Anche piccolo');
    page.querySelector<HTMLInputElement>('#field-params-dog')!.click();
    await settle();
    expect(labels()[1]).toBe('Nato il');
    const day = page.querySelector<HTMLInputElement>('#field-params-born')!;
    expect([day.type, day.max !== '', day.min]).toEqual(['date', true, '']);
  }); // prettier-ignore

  it('take an address and a person in their parts, and forgive a part that was put right', async () => {
    type('#field-params-where-street', 'Via Po 1');
    type('#field-params-where-postcode', '2012');
    expect(form.draft().params).toEqual({ where: { street: 'Via Po 1', postcode: '2012' } });
    form.check('bisogno');
    await settle();
    expect([...page.querySelectorAll('.field-error')].map((one) => one.textContent?.trim())).toEqual([
      'Rispondi sì o no', 'Il CAP ha cinque cifre', 'Scrivi la città',
    ]); // prettier-ignore
    type('#field-params-where-city', 'Milano');
    type('#field-params-where-postcode', '20121');
    await settle();
    expect(page.querySelectorAll('.field-error')).toHaveLength(1);
  });

  it('take back a person of whom nothing is left', async () => {
    type('#field-params-who-name', 'Rosa');
    type('#field-params-who-name', '');
    expect(form.draft().params).toEqual({});
  });
});
