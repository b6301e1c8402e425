import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Session } from '../auth/session';
import type { OpenThing } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { OwnDataPage } from './own-data-page';

const aPratica: OpenThing = { kind: 'pratica', id: 'p', praticaId: 'p', number: 'MI-2026-000123' };
const aMandate: OpenThing = { kind: 'mandate', id: 'm', praticaId: null, number: null };

describe('one’s own data', () => {
  let fixture: ComponentFixture<OwnDataPage>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/\s+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const button = (says: string) =>
    [...page().querySelectorAll('button')].find((one) => one.textContent!.includes(says))!;
  const press = async (says: string) => {
    button(says).click();
    await settle();
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
  const answerOpen = async (open: OpenThing[]) => {
    server.expectOne({ method: 'GET', url: '/api/me/erasure' }).flush({ open });
    await settle();
  };
  async function show(open: OpenThing[] = []): Promise<void> {
    fixture = TestBed.createComponent(OwnDataPage);
    document.body.append(page());
    TestBed.tick();
    const me = { id: 'c', name: 'Anna Ferrari', email: null, role: 'citizen', comune: { id: 'milano', name: 'Milano' } }; // prettier-ignore
    server.expectOne({ method: 'GET', url: '/api/me' }).flush(me);
    server.expectOne({ method: 'GET', url: '/api/me/consents' }).flush({ privacy: null, items: [], history: [] }); // prettier-ignore
    await answerOpen(open);
  }
  async function typeAndSend(word: string): Promise<void> {
    const field = page().querySelector<HTMLInputElement>('#erase-word')!;
    field.value = word;
    field.dispatchEvent(new Event('input'));
    await press('per sempre');
  }
  const sent = () => server.expectOne({ method: 'POST', url: '/api/me/erasure' });

  it('says who one is, and where the rest is changed', async () => {
    await show();
    for (const said of ['Anna Ferrari', 'non indicata', 'Milano']) expect(text()).toContain(said);
    const paths = [...page().querySelectorAll('.links a')].map((link) => link.getAttribute('href'));
    expect(paths).toEqual(['/recapiti', '/persone', '/preferiti', '/appuntamenti', '/notifiche/preferenze', '/deleghe', '/letture', '/accessi', '/pratiche']); // prettier-ignore
  });

  it('gives a copy as a document and as a file', async () => {
    await show();
    const links = [...page().querySelectorAll('app-download-button')].map((each) => each.textContent!.trim()); // prettier-ignore
    expect(links).toEqual(['Scarica il documento (PDF)', 'Scarica il file (JSON)']);
  });

  it('does not offer to erase while something is open, and leads there', async () => {
    await show([aPratica, aMandate]);
    expect(button('Voglio cancellare')).toBeUndefined();
    const links = [...page().querySelectorAll<HTMLAnchorElement>('app-erase-box a')];
    expect(links.map((link) => [link.textContent!.trim(), link.getAttribute('href')])).toEqual([
      ['Una pratica aperta: MI-2026-000123', '/pratiche/p'],
      ['Una delega in corso', '/deleghe'],
    ]);
  });

  it('sends nothing until the word is typed as it is said', async () => {
    await show();
    await press('Voglio cancellare');
    expect(text()).toContain('Non si può tornare indietro');
    await typeAndSend('cancella');
    server.expectNone({ method: 'POST', url: '/api/me/erasure' });
    expect(page().querySelector('#erase-error')!.textContent).toContain('in lettere maiuscole');
    expect(document.activeElement?.id).toBe('erase-word');
    await press('No, li tengo');
    expect(button('Voglio cancellare')).toBeDefined();
  });

  it('asks once, says that it was taken, and lets one out', async () => {
    await show();
    await press('Voglio cancellare');
    await typeAndSend('CANCELLA');
    const request = sent();
    expect(request.request.body).toEqual({ word: 'CANCELLA' });
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    await press('Un momento');
    request.flush({ askedAt: '2026-11-30T10:00:00.000Z' }, { status: 202, statusText: 'x' });
    await settle();
    expect(document.activeElement?.id).toBe('erase-title');
    expect(text()).toContain('Abbiamo preso la tua richiesta');
    const out = jest.spyOn(TestBed.inject(Session), 'signOut').mockResolvedValue();
    await press('Esci');
    expect(out).toHaveBeenCalled();
  });

  it('says the same to whoever asks again because no answer came', async () => {
    await show();
    await press('Voglio cancellare');
    await typeAndSend('CANCELLA');
    sent().flush({ code: 'data-erased', title: 'x' }, { status: 403, statusText: 'x' });
    await settle();
    expect(text()).toContain('Abbiamo preso la tua richiesta');
  });

  it('shows what was opened meanwhile, and says what else stands in the way', async () => {
    await show();
    await press('Voglio cancellare');
    await typeAndSend('CANCELLA');
    sent().flush({ code: 'unavailable', title: 'Riprova fra poco.' }, { status: 503, statusText: 'x' }); // prettier-ignore
    await settle();
    expect(page().querySelector('[role=alert]')!.textContent).toContain('Riprova fra poco');
    await press('per sempre');
    sent().flush({ code: 'erasure-has-open', title: 'x' }, { status: 409, statusText: 'x' });
    await settle();
    await answerOpen([aPratica]);
    expect(text()).toContain('Prima c’è qualcosa da chiudere');
  });
});
