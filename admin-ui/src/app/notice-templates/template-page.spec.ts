import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { CSP_NONCE, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { NoticePreview, NoticeTemplate } from '../api-types';
import { Session } from '../session/session';
import { TemplatePage } from './template-page';
import { TemplatesPage } from './templates-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const ours = { subject: 'ordine confermato', text: 'L’ente ha confermato.', action: 'Vai al pagamento', sms: 'WeMi {{numero}} {{link}}' }; // prettier-ignore
const own = { ...ours, action: 'Paga adesso' };
const at = '2026-11-28T10:00:00.000Z';
const template: NoticeTemplate = {
  key: 'confirmOrder:citizen',
  audience: 'citizen',
  variables: ['numero', 'comune'],
  smsVariables: ['numero', 'comune', 'link'],
  longest: { subject: 60, text: 1000, action: 40, sms: 300 },
  said: [
    { language: 'it', version: 2, isWritten: true, words: own, ours, writtenBy: 'Carla Neri', at, versions: [
      { version: 2, words: own, writtenBy: 'Carla Neri', reason: 'Più diretto', at },
      { version: 1, words: null, writtenBy: 'Carla Neri', reason: 'Prova', at },
    ] },
    { language: 'en', version: 0, isWritten: false, words: ours, ours, writtenBy: null, at: null, versions: [] },
  ],
}; // prettier-ignore
const html = '<!doctype html><html><head><title>x</title></head><body><h1\n style="color:#123456">Ordine</h1><script>1</script></body></html>'; // prettier-ignore
const preview: NoticePreview = {
  faults: [],
  shown: {
    mail: { subject: 'WeMi: ordine confermato', html, text: 'Buongiorno' },
    sms: { text: 'WeMi MI-1 https://wemi', length: 22, segments: 1 },
    web: { subject: 'ordine confermato', lines: ['L’ente ha confermato.'], action: 'Paga adesso' },
  },
};

describe('the texts of notifications', () => {
  const open = jest.fn((_: unknown, _data: unknown) => ({ afterClosed: () => of(true) }));
  const role = signal('admin');
  let http: HttpTestingController;
  let page: HTMLElement;
  let fixture: ComponentFixture<unknown>;
  beforeEach(() => {
    role.set('admin');
    open.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
        { provide: CSP_NONCE, useValue: 'of-this-page' },
      ],
    });
    TestBed.overrideProvider(MatDialog, { useValue: { open } });
    http = TestBed.inject(HttpTestingController);
  });

  const rest = async () => {
    await new Promise((done) => setTimeout(done, 350));
    TestBed.tick();
  };
  async function show(): Promise<void> {
    fixture = TestBed.createComponent(TemplatePage);
    fixture.componentRef.setInput('key', template.key);
    TestBed.tick();
    http.expectOne('/api/notice-templates/confirmOrder%3Acitizen').flush(template);
    await fixture.whenStable();
    await answerPreviews();
    page = fixture.nativeElement as HTMLElement;
  }
  async function answerPreviews(with_: NoticePreview = preview): Promise<void> {
    await rest();
    for (const one of http.match((sent) => sent.url.endsWith('/preview'))) one.flush(with_);
    await fixture.whenStable();
  }
  async function type(id: string, value: string): Promise<void> {
    const field = page.querySelector<HTMLTextAreaElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
  }
  async function press(text: string, within: Element = page): Promise<void> {
    [...within.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!.click();
    await fixture.whenStable();
  }

  it('stand side by side in both languages, with what fills itself in', async () => {
    await show();
    expect([...page.querySelectorAll('h2')].map((one) => one.textContent?.trim())).toEqual(['Italiano', 'Inglese']); // prettier-ignore
    expect(page.textContent).toContain('{{numero}}, {{comune}}. Nell’SMS anche {{link}}');
    expect(page.querySelector<HTMLTextAreaElement>('#words-it-action')!.value).toBe('Paga adesso');
  });

  it('show the mail in a frame without scripts, its styles under the nonce of the page', async () => {
    await show();
    const frame = page.querySelector('iframe')!;
    expect(frame.getAttribute('sandbox')).toBe('');
    const inside = frame.getAttribute('srcdoc') ?? frame.srcdoc;
    expect(inside).toContain('<style nonce="of-this-page">[data-n="0"]{color:#123456}</style>');
    expect(inside).not.toMatch(/<script| style="/);
    expect(page.textContent).toContain('22 caratteri su 160, in 1 messaggio');
  });

  it('say at the field what cannot be saved, and save nothing of it', async () => {
    await show();
    await type('words-it-subject', 'per {{nome}}');
    const message = '«{{nome}}» non si può usare';
    await answerPreviews({ faults: [{ field: 'subject', message }], shown: null });
    expect(page.querySelector('#words-it-subject-wrong')!.textContent).toBe(message);
    expect(page.querySelector('#words-it-subject')!.getAttribute('aria-invalid')).toBe('true');
    await type('words-it-reason', 'Perché sì');
    await press('Salva la nuova versione');
    expect(open).not.toHaveBeenCalled();
  });

  it('are saved for a reason, as the version after the one that was seen', async () => {
    await show();
    await type('words-it-action', 'Paga');
    await answerPreviews();
    await type('words-it-reason', 'Più corto');
    await press('Salva la nuova versione');
    const { request } = http.expectOne('/api/notice-templates/confirmOrder%3Acitizen/versions');
    expect(request.body).toEqual({ language: 'it', words: { ...own, action: 'Paga' }, reason: 'Più corto', expectedVersion: 2 }); // prettier-ignore
    expect(request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('go back to those of WeMi where somebody changed them', async () => {
    await show();
    const [italian, english] = [...page.querySelectorAll('section.card')];
    expect(english!.textContent).not.toContain('Torna alle parole di WeMi');
    await press('Torna alle parole di WeMi', italian);
    await type('words-it-back', 'Meglio prima');
    await press('Torna alle parole di WeMi', italian!.querySelectorAll('wemi-reasoned-form')[1]);
    const { request } = http.expectOne('/api/notice-templates/confirmOrder%3Acitizen/versions');
    expect(request.body).toMatchObject({ words: null, expectedVersion: 2 });
  });

  it('are sent as a trial once it is confirmed', async () => {
    await show();
    await press('Mandati una prova');
    http.expectOne('/api/notice-templates/confirmOrder%3Acitizen/trials').flush({ sentTo: 'carla@example.org' }); // prettier-ignore
    await rest();
    await fixture.whenStable();
    expect(page.textContent).toContain('La prova è in partenza per carla@example.org.');
  });

  it('keep their history, with what each version changed', async () => {
    await show();
    const [latest, first] = [...page.querySelectorAll('wemi-words-history details')];
    expect(latest!.textContent).toContain('Più diretto');
    expect([latest!.querySelector('del')!.textContent, latest!.querySelector('ins')!.textContent]).toEqual(['Vai al pagamento', 'Paga adesso']); // prettier-ignore
    expect(first!.textContent).toContain('Sono tornate le parole di WeMi.');
    expect(page.textContent).toContain('Nessuno ha mai cambiato questo testo');
  });

  it('are to read only for auditors', async () => {
    role.set('auditor');
    await show();
    expect(page.querySelector('form, wemi-words-editor button')).toBeNull();
    expect(page.querySelector<HTMLTextAreaElement>('#words-it-text')!.readOnly).toBe(true);
  });

  it('can be used by everybody', async () => {
    await show();
    document.body.append(page);
    const options = { iframes: false, rules: { 'color-contrast': { enabled: false } } };
    const { violations } = await axe.run(page, options);
    expect(violations.map(({ id }) => id)).toEqual([]);
    page.remove();
  });

  it('are listed by what they are about, and found by a word of theirs', async () => {
    fixture = TestBed.createComponent(TemplatesPage);
    TestBed.tick();
    const said = template.said.map(({ ours: _, versions: __, ...now }) => now);
    const other = { key: 'chooseOffer:ente', topic: 'orders', audience: 'ente', said: [{ ...said[1], language: 'it', words: { ...ours, subject: 'la vostra offerta' } }] }; // prettier-ignore
    const [ofVoucher, ofReview, ofMandate] = [
      { ...other, key: 'voucher:granted:citizen', topic: 'vouchers', audience: 'citizen', said: [{ ...other.said[0], words: { ...ours, subject: 'hai un voucher' } }] },
      { ...other, key: 'reviewRequest:ente', topic: 'reviews', said: [{ ...other.said[0], words: { ...ours, subject: 'com’è andata?' } }] },
      { ...other, key: 'mandate:heldEnding:sportello', topic: 'mandates', audience: 'sportello', said: [{ ...other.said[0], words: { ...ours, subject: 'una delega finisce' } }] },
    ]; // prettier-ignore
    http.expectOne('/api/notice-templates').flush({ items: [{ key: template.key, topic: 'orders', audience: 'citizen', said }, other, ofVoucher, ofReview, ofMandate] }); // prettier-ignore
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
    const links = () => [...page.querySelectorAll('li a')].map((one) => one.textContent);
    expect(links()).toEqual(['Ordine confermato', 'La vostra offerta', 'Una delega finisce', 'Hai un voucher', 'Com’è andata?']); // prettier-ignore
    const section = (topic: string) => page.querySelector(`[aria-labelledby=topic-${topic}]`)!.textContent; // prettier-ignore
    expect(section('vouchers')).toContain('Alla persona');
    expect(section('mandates')).toContain('Allo sportello che ha registrato la delega');
    expect(page.textContent).toContain('Italiano: Cambiato da Carla Neri');
    await type('notice-search', 'VOSTRA');
    expect(links()).toEqual(['La vostra offerta']);
    await type('notice-search', 'xyz');
    expect(page.textContent).toContain('Nessun testo contiene «xyz».');
  });
});
