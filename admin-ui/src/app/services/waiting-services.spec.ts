import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aService } from '../../testing/service';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { WaitingServicesPage } from './waiting-services-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
jest.setTimeout(30_000); // axe reads whole pages

describe('services that wait for the office', () => {
  const role = signal('admin');
  const isSure = jest.fn<() => boolean>();
  const open = jest.fn((_dialog: unknown, _config: { data: { title: string; text: string } }) => ({
    afterClosed: () => of(isSure()),
  }));
  let server: HttpTestingController;
  let fixture: ComponentFixture<WaitingServicesPage>;
  let page: HTMLElement;

  beforeEach(() => {
    role.set('admin');
    isSure.mockReset().mockReturnValue(true);
    open.mockClear();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ...[provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
        { provide: Session, useValue: { role } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    page.remove();
    fixture.destroy();
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  const answerList = async (...ids: string[]) => {
    const items = ids.map((id, n) => aService({ id, state: 'waiting', version: n + 2, title: `Servizio ${id}` })); // prettier-ignore
    server.expectOne('/api/office/services').flush({ items, next: null });
    await settle();
  };
  async function show(...ids: string[]): Promise<void> {
    fixture = TestBed.createComponent(WaitingServicesPage);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
    await settle();
    await answerList(...ids);
  }
  const row = (id: string) => page.querySelector<HTMLElement>(`[data-service=${id}]`)!;
  const box = (id: string) => row(id).querySelector('input')!;
  const all = () => page.querySelector<HTMLInputElement>('.all input')!;
  const chosen = () => [...page.querySelectorAll<HTMLInputElement>('li input:checked')].map((one) => one.closest('li')!.dataset['service']); // prettier-ignore
  async function click(box: HTMLElement, init: MouseEventInit = {}): Promise<void> {
    box.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
    await settle();
  }
  async function press(text: string): Promise<void> {
    await click([...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!); // prettier-ignore
  }
  async function key(name: string): Promise<void> {
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })); // prettier-ignore
    await settle();
  }
  const sent = (id: string) => server.expectOne(`/api/office/services/${id}/transitions`);

  it('are chosen one by one, up to another with Shift, or all of the page', async () => {
    await show('a', 'b', 'c');
    await click(box('a'));
    await click(box('c'), { shiftKey: true });
    expect(chosen()).toEqual(['a', 'b', 'c']);
    expect(page.textContent).toContain('3 scelti');
    await click(all());
    expect(chosen()).toEqual([]);
    await click(all());
    expect(chosen()).toEqual(['a', 'b', 'c']);
  });

  it('are walked and chosen with the keyboard alone', async () => {
    await show('a', 'b');
    await key('j');
    await key('j');
    await key('x');
    expect(chosen()).toEqual(['b']);
    await key('k');
    await key('x');
    expect(chosen()).toEqual(['a', 'b']);
  });

  it('are not published before that many are confirmed', async () => {
    await show('a', 'b');
    await click(all());
    isSure.mockReturnValue(false);
    await press('Pubblica quelli scelti');
    expect(open.mock.lastCall![1].data.title).toBe('Pubblicare 2 servizi?');
    server.expectNone(({ method }) => method === 'POST');
    expect(chosen()).toEqual(['a', 'b']);
  });

  it('are each judged by themselves; what failed stays chosen and says why', async () => {
    await show('a', 'b', 'c');
    await click(box('a'));
    await click(box('b'));
    await press('Pubblica quelli scelti');
    expect(page.querySelector('progress')!.value).toBe(0);
    expect(box('c').disabled).toBe(true);
    const first = sent('a');
    expect(first.request.body).toEqual({ transition: 'publish', expectedVersion: 2 });
    first.flush({ code: 'service-changed', title: 'Nel frattempo è cambiato.' }, { status: 409, statusText: '-' }); // prettier-ignore
    await settle();
    expect(page.querySelector('progress')!.value).toBe(1);
    expect(page.textContent).toContain('fatti 1 di 2');
    sent('b').flush(aService({ id: 'b', state: 'published' }));
    await settle();
    expect(row('a').querySelector('.refusal')?.textContent).toBe('Non pubblicato. Nel frattempo è cambiato.'); // prettier-ignore
    expect(row('b').querySelector('.chip.good')?.textContent).toBe('Pubblicato');
    expect([chosen(), box('b').disabled, box('c').disabled]).toEqual([['a'], true, false]);
    const outcome = document.activeElement;
    expect([outcome?.getAttribute('role'), outcome?.textContent]).toEqual(['status', 'Pubblicati 1, non riusciti 1.']); // prettier-ignore
    server.expectNone(({ url }) => url.includes('/c/'));
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await press('Aggiorna l’elenco');
    await answerList('a', 'c');
    expect(page.querySelector('.refusal')).toBeNull();
    expect(chosen()).toEqual(['a']);
  });

  it('are only read by an auditor', async () => {
    role.set('auditor');
    await show('a');
    expect(page.querySelector('input, .page-head button')).toBeNull();
    expect(page.textContent).toContain('Servizio a');
  });
});
