import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationPreferences } from '../api-types';
import { PreferencesPage } from './preferences-page';
import { flawsOf, standIns } from './testing';

const PATH = '/api/notification-preferences';
const kept: NotificationPreferences = {
  owner: 'ente', channels: ['mail'], hasPhone: false,
  topics: [
    { topic: 'payments', isMandatory: true, mail: true, sms: false, io: false },
    { topic: 'documents', isMandatory: false, mail: true, sms: false, io: false },
  ],
  quietFrom: null, quietUntil: null, digestAt: null, language: null,
}; // prettier-ignore

describe('the preferences of an ente', () => {
  let fixture: ComponentFixture<PreferencesPage>;
  let server: HttpTestingController;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: standIns('ente').providers });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PreferencesPage);
    TestBed.tick();
    server.expectOne(PATH).flush(kept);
    await fixture.whenStable();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const box = (name: string) =>
    page().querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)!;
  async function press(element: HTMLElement) {
    element.click();
    await fixture.whenStable();
  }
  const choice = (words: string) =>
    [...page().querySelectorAll<HTMLLabelElement>('label.choice')]
      .find((label) => label.textContent!.includes(words))!
      .querySelector('input')!;
  const save = () => press(page().querySelector<HTMLButtonElement>('button[type=submit]')!);

  it('let the last channel of what must be told not be switched off, and say why', async () => {
    expect(box('Pagamenti e rimborsi, per Mail').disabled).toBe(true);
    expect(page().querySelector('#must-payments')!.textContent).toContain('Almeno un canale');
    expect(await flawsOf(page())).toEqual([]);
  });

  it('send all of it, and say that it is saved until something else is changed', async () => {
    await press(box('Documenti, per Mail'));
    await press(choice('ore di silenzio'));
    await press(choice('riepilogo'));
    expect(await flawsOf(page())).toEqual([]);
    await save();
    const sent = server.expectOne({ method: 'PUT', url: PATH });
    const { topics, ...rest } = sent.request.body;
    expect(topics[1]).toEqual({ topic: 'documents', mail: false, sms: false, io: false });
    expect(rest).toEqual({ quietFrom: '20:00', quietUntil: '08:00', digestAt: '17:00', language: null }); // prettier-ignore
    sent.flush({ ...kept, ...rest });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(text()).toContain('Preferenze salvate.');
    await press(choice('ore di silenzio'));
    expect(text()).not.toContain('Preferenze salvate.');
  });

  it('say at each field what the API found wrong', async () => {
    await press(choice('ore di silenzio'));
    await save();
    const errors = [
      { pointer: '/quietUntil', message: 'La fine deve essere diversa dall’inizio.' },
    ];
    server
      .expectOne({ method: 'PUT', url: PATH })
      .flush({ code: 'invalid', title: 'x', errors }, { status: 422, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    const [, until] = [...page().querySelectorAll('input[type=time]')];
    expect(until!.getAttribute('aria-invalid')).toBe('true');
    const error = page().querySelector(`#${until!.getAttribute('aria-describedby')}`)!;
    expect(error.textContent).toContain('La fine deve essere diversa');
  });
});
