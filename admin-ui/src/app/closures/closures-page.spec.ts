import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import { today } from '../words/dates';
import { ClosuresPage } from './closures-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const FUTURE = { id: 'c1', from: '2099-08-10', through: '2099-08-20', note: 'Ferie', removable: true, shortenable: true }; // prettier-ignore
const BEGUN = { id: 'c2', from: '2026-01-01', through: '2099-01-02', note: null, removable: false, shortenable: true }; // prettier-ignore

describe('the closures of an ente', () => {
  const open = jest.fn<(component: unknown, config: { data: { text: string } }) => unknown>();
  let fixture: ComponentFixture<ClosuresPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  beforeEach(async () => {
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ClosuresPage);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne('/api/closures').flush({ items: [BEGUN, FUTURE] });
    await fixture.whenStable();
  });

  const tick = () => new Promise((resolve) => setTimeout(resolve));
  async function fill(from: string, through: string): Promise<void> {
    for (const [id, value] of [
      ['closed-from', from],
      ['closed-through', through],
    ]) {
      // prettier-ignore
      const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = value!;
      field.dispatchEvent(new Event('input'));
    }
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await tick();
  }

  it('that has begun ends today once that is confirmed', async () => {
    page.querySelector('li')!.querySelector('button')!.click();
    await tick();
    expect(open.mock.calls[0]![1].data.text).toContain('Vi resta sempre almeno un giorno');
    const sent = server.expectOne('/api/closures/c2');
    expect(sent.request.method).toBe('PATCH');
    expect(sent.request.body).toEqual({ through: today() });
    sent.flush({ ...BEGUN, shortenable: false });
    await tick();
    fixture.detectChanges();
    server.expectOne('/api/closures').flush({ items: [FUTURE] });
    await fixture.whenStable();
    expect(page.querySelector('[role=status]')?.textContent).toContain('Da domani siete aperti');
  });

  it('are listed; only one that has not begun can be removed', async () => {
    const rows = [...page.querySelectorAll('li')];
    expect(rows[0]!.textContent).toContain('Già cominciata');
    expect(rows[0]!.querySelector('button')!.textContent).toContain('Riapri da domani');
    rows[1]!.querySelector('button')!.click();
    await tick();
    expect(open.mock.calls[0]![1].data.text).toContain('tornano indietro');
    expect(server.expectOne('/api/closures/c1').request.method).toBe('DELETE');
  });

  it('say what a new one moves before it is added', async () => {
    await fill('2099-09-01', '2099-09-05');
    server
      .expectOne(({ url }) => url === '/api/closures/shift')
      .flush({ items: [{ praticaId: 'p', number: 'MI-2026-000007', dueAt: '2099-09-02T08:00:00.000Z', movedTo: '2099-09-09T08:00:00.000Z' }] }); // prettier-ignore
    await tick();
    expect(open.mock.calls[0]![1].data.text).toContain('MI-2026-000007');
    await tick();
    const sent = server.expectOne(
      ({ url, method }) => url === '/api/closures' && method === 'POST',
    );
    expect(sent.request.body).toEqual({ from: '2099-09-01', through: '2099-09-05' });
  });

  it('do not end before they begin', async () => {
    await fill('2099-09-05', '2099-09-01');
    await fixture.whenStable();
    expect(page.textContent).toContain('L’ultimo giorno viene prima del primo.');
    server.expectNone(({ url }) => url === '/api/closures/shift');
  });
});
