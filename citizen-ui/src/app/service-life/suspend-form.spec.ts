import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { PraticaStore } from '../pratica/pratica-store';
import { PauseForeseen } from './pause-foreseen';
import { SuspendForm } from './suspend-form';
import { aService, aStore, provideWords } from './testing';

const reason = 'Vado in ospedale';
const refusal = (status: number, code: string, title: string) =>
  new HttpErrorResponse({ status, error: { code, title } });

describe('asking for a suspension', () => {
  const store = aStore();
  const asked = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  const done = jest.fn();
  let fixture: ComponentFixture<SuspendForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    store.reset();
    asked.mockClear();
    done.mockClear();
    // What jsdom does not have.
    Element.prototype.scrollIntoView = () => undefined;
    // It asks the API, and has a spec of its own.
    TestBed.overrideComponent(SuspendForm, {
      remove: { imports: [PauseForeseen] },
      add: { schemas: [CUSTOM_ELEMENTS_SCHEMA] },
    });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
        { provide: MatDialog, useValue: { open: asked } },
      ],
    });
    fixture = TestBed.createComponent(SuspendForm);
    fixture.componentRef.setInput('service', aService);
    fixture.componentInstance.done.subscribe(done);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  const field = (name: string) => page.querySelector<HTMLInputElement>(`#field-${name}`)!;
  async function type(name: string, value: string): Promise<void> {
    field(name).value = value;
    field(name).dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }
  async function fill(from: string, until: string): Promise<void> {
    await type('payload-from', from);
    await type('payload-until', until);
    await type('reason', reason);
  }
  async function send(): Promise<void> {
    const before = asked.mock.calls.length;
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    for (let tries = 0; tries < 20 && asked.mock.calls.length === before; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
  }
  const errorOf = (name: string) => page.querySelector(`#field-${name}-error`)?.textContent?.trim();

  it('says first from when, for how long and how often', () => {
    expect(page.textContent).toContain('Puoi sospendere da martedì 3 marzo 2099, al massimo per 10 giorni in questo periodo.'); // prettier-ignore
    expect(page.textContent).toContain('Puoi farlo ancora 2 volte.');
    expect(field('payload-from').min).toBe('2099-03-03');
  });

  it('says what is wrong at each field and on top, and asks nothing', async () => {
    await send();
    expect([errorOf('payload-from'), errorOf('payload-until'), errorOf('reason')]).toEqual([
      'Scegli il primo giorno senza servizio',
      'Scegli il giorno in cui il servizio riprende',
      'Scrivi il motivo',
    ]);
    expect(page.querySelectorAll('app-error-summary a')).toHaveLength(3);
    expect(asked).not.toHaveBeenCalled();
    await fill('2099-03-03', '2099-03-10');
    expect(page.querySelector('app-error-summary')).toBeNull();
  });

  it('says the consequence while the days are chosen and again before confirming', async () => {
    await fill('2099-03-03', '2099-03-10');
    const consequence = 'Il servizio si ferma martedì 3 marzo 2099 e riprende martedì 10 marzo 2099: sono 7 giorni senza servizio. La fine si sposta dello stesso tempo, a lunedì 6 aprile 2099'; // prettier-ignore
    expect(page.querySelector('[role=status]')?.textContent).toContain(consequence);
    await send();
    expect(asked.mock.calls[0]![1].data.text[0]).toContain(consequence);
    const payload = { from: '2099-03-03', until: '2099-03-10' };
    expect(store.move).toHaveBeenCalledWith({ transition: 'suspend', payload, reason }, expect.any(String)); // prettier-ignore
    expect(done).toHaveBeenCalled();
  });

  it('says a refusal at the field it is about, and keeps what was typed', async () => {
    const said = 'La sospensione comincia troppo presto: serve più preavviso.';
    store.move.mockRejectedValueOnce(refusal(422, 'suspension-too-soon', said));
    await fill('2099-03-03', '2099-03-10');
    await send();
    expect(errorOf('payload-from')).toBe(said);
    expect(field('payload-until').value).toBe('2099-03-10');
    expect(done).not.toHaveBeenCalled();
  });

  it('sends again under the same key when nobody answered, under another after a refusal', async () => {
    store.move.mockRejectedValueOnce(new HttpErrorResponse({ status: 0 }));
    store.move.mockRejectedValueOnce(refusal(409, 'stale-version', 'È cambiata.'));
    await fill('2099-03-03', '2099-03-10');
    await send();
    expect(page.querySelector('app-problem-panel')).not.toBeNull();
    await send();
    await send();
    const [first, second, third] = store.move.mock.calls.map(([, key]) => key);
    expect(second).toBe(first);
    expect(third).not.toBe(second);
  });
});
