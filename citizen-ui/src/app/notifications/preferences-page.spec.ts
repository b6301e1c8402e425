import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationPreferences } from '../remote/types';
import { PreferencesPage } from './preferences-page';
import { flawsOf, standIns } from './testing';

const PATH = '/api/notification-preferences';
const kept: NotificationPreferences = {
  owner: 'person', channels: ['mail', 'sms'], hasPhone: true,
  topics: [
    { topic: 'payments', isMandatory: true, mail: true, sms: false, io: false },
    { topic: 'messages', isMandatory: false, mail: true, sms: false, io: false },
  ],
  quietFrom: null, quietUntil: null, digestAt: null, language: null,
}; // prettier-ignore

describe('the page of preferences', () => {
  let fixture: ComponentFixture<PreferencesPage>;
  let server: HttpTestingController;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: standIns().providers });
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

  it('lets the last channel of what must be told not be switched off, and says why', async () => {
    expect(box('Pagamenti e rimborsi, per Mail').disabled).toBe(true);
    const said = box('Pagamenti e rimborsi, per Mail').getAttribute('aria-describedby')!;
    expect(page().querySelector(`#${said}`)!.textContent).toContain(
      'Almeno un canale resta acceso',
    );
    await press(box('Messaggi, per Mail'));
    expect(box('Messaggi, per Mail').checked).toBe(false);
    await press(box('Pagamenti e rimborsi, per SMS'));
    expect(box('Pagamenti e rimborsi, per Mail').disabled).toBe(false);
    expect(await flawsOf(page())).toEqual([]);
  });

  it('says where a mobile is confirmed, and lets the mail not go for an SMS that reaches none', async () => {
    fixture.destroy();
    fixture = TestBed.createComponent(PreferencesPage);
    TestBed.tick();
    const topics = kept.topics.map((topic) => ({ ...topic, sms: true }));
    server.expectOne(PATH).flush({ ...kept, topics, hasPhone: false });
    await fixture.whenStable();
    expect(text()).toContain('dopo che hai confermato il tuo cellulare');
    expect(page().querySelector('a[href="/recapiti"]')).not.toBeNull();
    expect(box('Pagamenti e rimborsi, per Mail').disabled).toBe(true);
    expect(box('Pagamenti e rimborsi, per SMS').disabled).toBe(false);
  });

  it('sends all of it, and says that it is saved until something else is changed', async () => {
    await press(box('Messaggi, per Mail'));
    await press(choice('ore di silenzio'));
    await press(choice('riepilogo'));
    expect(await flawsOf(page())).toEqual([]);
    const language = page().querySelector<HTMLSelectElement>('#language')!;
    language.value = 'en';
    language.dispatchEvent(new Event('change'));
    await save();
    const sent = server.expectOne({ method: 'PUT', url: PATH });
    const { topics, ...rest } = sent.request.body;
    expect(topics[1]).toEqual({ topic: 'messages', mail: false, sms: false, io: false });
    expect(rest).toEqual({ quietFrom: '22:00', quietUntil: '08:00', digestAt: '18:00', language: 'en' }); // prettier-ignore
    sent.flush({ ...kept, ...rest });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(text()).toContain('Preferenze salvate.');
    await press(choice('riepilogo'));
    expect(text()).not.toContain('Preferenze salvate.');
    expect(page().querySelector('#digest-at')).toBeNull();
  });

  it('says at each field what the API found wrong', async () => {
    await press(choice('ore di silenzio'));
    await save();
    const errors = [
      { pointer: '/quietUntil', message: 'La fine deve essere diversa dall’inizio.' },
      { pointer: '/topics/0', message: 'Lascia attivo almeno un canale.' },
    ];
    server
      .expectOne({ method: 'PUT', url: PATH })
      .flush({ code: 'invalid', title: 'x', errors }, { status: 422, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    const until = page().querySelector('#quiet-until')!;
    expect(until.getAttribute('aria-invalid')).toBe('true');
    const error = page().querySelector(`#${until.getAttribute('aria-describedby')}`)!;
    expect(error.textContent).toContain('La fine deve essere diversa');
    expect(page().querySelector('tbody th')!.textContent).toContain(
      'Lascia attivo almeno un canale',
    );
    expect(await flawsOf(page())).toEqual([]);
  });

  it('keeps what was chosen when saving fails, and saves it again', async () => {
    await press(box('Messaggi, per Mail'));
    await save();
    server.expectOne({ method: 'PUT', url: PATH }).flush({ code: 'unavailable' }, { status: 503, statusText: 'x' }); // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(box('Messaggi, per Mail').checked).toBe(false);
    await press(page().querySelector<HTMLButtonElement>('app-problem-panel button')!);
    expect(server.expectOne({ method: 'PUT', url: PATH }).request.body.topics[1].mail).toBe(false);
  });
});
