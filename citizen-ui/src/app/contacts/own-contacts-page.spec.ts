import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Contact, ContactsAnswer } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { OwnContactsPage } from './own-contacts-page';

const login: Contact = { id: null, channel: 'mail', address: 'anna@example.org', state: 'confirmed', confirmedAt: null, code: null }; // prettier-ignore
const mobile: Contact = { ...login, id: 'm', channel: 'sms', address: '+393331234567' };
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const pending = (seconds: number): Contact => ({ ...mobile, id: 'p', state: 'to-confirm', code: { expiresAt: inSeconds(600), resendAt: inSeconds(seconds) } }); // prettier-ignore

describe('one’s own contacts', () => {
  let fixture: ComponentFixture<OwnContactsPage>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const answer = async (
    items: Contact[],
    channels: ContactsAnswer['channels'] = ['mail', 'sms'],
  ) => {
    server.expectOne({ method: 'GET', url: '/api/me/contacts' }).flush({ items, channels });
    await settle();
  };
  async function show(items: Contact[], channels?: ContactsAnswer['channels']): Promise<void> {
    fixture = TestBed.createComponent(OwnContactsPage);
    TestBed.tick();
    await answer(items, channels);
  }
  const type = (id: string, value: string) => {
    const field = page().querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };
  const submit = async (id: string) => {
    page().querySelector(`#${id}`)!.closest('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const button = (says: string) =>
    [...page().querySelectorAll('button')].find((one) => one.textContent!.includes(says))!;
  const errorOf = (id: string) => {
    const described = page().querySelector(`#${id}`)!.getAttribute('aria-describedby') ?? '';
    return page()
      .querySelector(`#${described.split(' ').at(-1)}`)
      ?.textContent?.trim();
  };

  it('says what is in use, and what does not receive', async () => {
    await show([login, { ...mobile, state: 'not-receiving' }]);
    for (const said of ['anna@example.org', 'Confermato', 'con cui accedi', '+393331234567', 'Non riceve', 'non usiamo più questo recapito'])
      expect(text()).toContain(said);
    expect(text()).not.toContain('Puoi chiedere un altro codice');
  }); // prettier-ignore

  it('offers no channel by which nothing is sent', async () => {
    await show([login], ['mail']);
    expect(page().querySelectorAll('app-contact-box')).toHaveLength(1);
  });

  it('sends a new address once, and asks for its code', async () => {
    await show([login]);
    type('sms-address', ' 333 123 4567 ');
    await submit('sms-address');
    const sent = server.expectOne({ method: 'POST', url: '/api/me/contacts' });
    expect(sent.request.body).toEqual({ channel: 'sms', address: '333 123 4567' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    await submit('sms-address');
    server.expectNone({ method: 'POST', url: '/api/me/contacts' });
    sent.flush(pending(60), { status: 201, statusText: 'x' });
    await settle();
    await answer([login, pending(60)]);
    expect(text()).toContain('Abbiamo mandato un codice a +393331234567');
    expect(text()).toMatch(/Puoi chiedere un altro codice fra (59|60) secondi/);
    button('Manda un altro codice').click();
    server.expectNone({ method: 'POST', url: '/api/me/contacts/p/codes' });
  });

  it('says at its field what is wrong with an address, and goes there', async () => {
    await show([login]);
    document.body.append(page());
    await submit('mail-address');
    expect(errorOf('mail-address')).toBe('Scrivi un recapito.');
    type('mail-address', 'anna');
    await submit('mail-address');
    const problem = { code: 'invalid', title: 'x', errors: [{ pointer: '/address', message: 'Scrivi un indirizzo email completo.' }] };
    server.expectOne({ method: 'POST', url: '/api/me/contacts' }).flush(problem, { status: 422, statusText: 'x' });
    await settle();
    expect(errorOf('mail-address')).toBe('Scrivi un indirizzo email completo.');
    expect(document.activeElement?.id).toBe('mail-address');
    page().remove();
  }); // prettier-ignore

  it('confirms with the code, and says when it is none', async () => {
    await show([login, pending(0)]);
    type('sms-code', '12');
    await submit('sms-code');
    expect(errorOf('sms-code')).toBe('Scrivi le 6 cifre del codice.');
    type('sms-code', '123 456');
    await submit('sms-code');
    const url = '/api/me/contacts/p/confirm';
    const wrong = server.expectOne({ method: 'POST', url });
    expect(wrong.request.body).toEqual({ code: '123456' });
    wrong.flush({ code: 'code-wrong', title: 'Il codice non è giusto o è scaduto.' }, { status: 422, statusText: 'x' }); // prettier-ignore
    await settle();
    expect(errorOf('sms-code')).toBe('Il codice non è giusto o è scaduto.');
    await submit('sms-code');
    server.expectOne({ method: 'POST', url }).flush(mobile);
    await settle();
    await answer([login, mobile]);
    expect(page().querySelector('#sms-code')).toBeNull();
  });

  it('sends another code once the minute is over', async () => {
    await show([login, pending(0)]);
    button('Manda un altro codice').click();
    await settle();
    server.expectOne({ method: 'POST', url: '/api/me/contacts/p/codes' }).flush(pending(60));
    await settle();
    await answer([login, pending(60)]);
    expect(text()).toContain('Puoi chiedere un altro codice');
  });

  it('removes one after asking', async () => {
    await show([login, mobile]);
    button('Togli questo recapito').click();
    await settle();
    server.expectNone({ method: 'DELETE', url: '/api/me/contacts/m' });
    expect(text()).toContain('non ti scriviamo più lì');
    button('Togli questo recapito').click();
    await settle();
    server.expectOne({ method: 'DELETE', url: '/api/me/contacts/m' }).flush(null);
    await settle();
    await answer([login]);
    expect(text()).toContain('Non hai un cellulare');
  });

  it('says in words what stands in the way', async () => {
    await show([login]);
    type('sms-address', '3331234567');
    await submit('sms-address');
    server
      .expectOne({ method: 'POST', url: '/api/me/contacts' })
      .flush({ code: 'codes-over', title: 'Per oggi non possiamo mandarti altri codici: riprova domani.' }, { status: 429, statusText: 'x' }); // prettier-ignore
    await settle();
    expect(page().querySelector('[role=alert]')!.textContent).toContain('riprova domani');
  });
});
