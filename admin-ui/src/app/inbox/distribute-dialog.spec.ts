import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EMPTY } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { Distribution } from '../api-types';
import { DistributeDialog } from './distribute-dialog';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const anna = { id: 'a', name: 'Anna' };
const bruno = { id: 'b', name: 'Bruno' };
const row = (taskId: string, assignee: typeof anna | null): Distribution['rows'][number] => ({
  taskId,
  kind: 'answerRequest',
  praticaNumber: `MI-2026-${taskId}`,
  dueAt: '2026-03-01T08:00:00.000Z',
  overdue: true,
  assignee,
});
const person = (who: typeof anna, given: number, takesPart = true) => ({
  ...who,
  open: 2,
  overdue: 1,
  load: 3,
  takesPart,
  given,
});
const aPlan = (change: Partial<Distribution> = {}): Distribution => ({
  rows: [row('1', anna), row('2', bruno)],
  people: [person(anna, 1), person(bruno, 1)],
  skipped: 0,
  left: 0,
  ...change,
});

describe('sharing tasks out', () => {
  const close = jest.fn();
  let fixture: ComponentFixture<DistributeDialog>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    close.mockReset();
    const dialog = { close, id: 'd', keydownEvents: () => EMPTY, backdropClick: () => EMPTY };
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MAT_DIALOG_DATA, useValue: { matching: { due: 'overdue' } } },
        { provide: MatDialogRef, useValue: dialog },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(DistributeDialog);
    page = fixture.nativeElement as HTMLElement;
  });

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }
  async function foresee(plan: Distribution): Promise<unknown> {
    await settle();
    const asked = server.expectOne('/api/tasks/distribution');
    asked.flush(plan);
    await settle();
    return asked.request.body;
  }
  async function press(text: string): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(text))!.click();
    await settle();
  }

  it('shows the rule, who has how much and who gets what before anything is done', async () => {
    expect(await foresee(aPlan({ left: 7 }))).toEqual({ matching: { due: 'overdue' } });
    expect(page.textContent).toContain('una in ritardo conta due');
    expect(page.textContent).toContain('Anna: 2 in carico, 1 in ritardo');
    expect(page.querySelector('.shares')?.textContent).toContain('a Bruno');
    expect(page.textContent).toContain('altre 7 restano');
    server.expectNone('/api/tasks/distribute');
  });

  it('asks again for those who take part, and for nobody asks nothing', async () => {
    await foresee(aPlan());
    const [first, second] = page.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    first!.click();
    const alone = aPlan({ rows: [row('1', bruno)], people: [person(anna, 0, false), person(bruno, 1)] }); // prettier-ignore
    expect(await foresee(alone)).toEqual({ matching: { due: 'overdue' }, among: ['b'] });
    second!.click();
    await settle();
    server.expectNone('/api/tasks/distribution');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('almeno una persona');
  });

  it('tells of each row how it went, and hands the counts on', async () => {
    await foresee(aPlan({ rows: [row('1', anna), row('2', bruno), row('3', null)] }));
    await press('Assegna 2 attività');
    const sent = server.expectOne('/api/tasks/distribute');
    expect(sent.request.body).toEqual({
      rows: [
        { taskId: '1', assigneeId: 'a' },
        { taskId: '2', assigneeId: 'b' },
      ],
    });
    sent.flush({
      rows: [
        { taskId: '1', outcome: 'given', assignee: anna },
        { taskId: '2', outcome: 'taken', assignee: { id: 'c', name: 'Carla' } },
      ],
    });
    await settle();
    const told = [...page.querySelectorAll('.shares strong')].map((one) => one.textContent);
    expect(told).toEqual([
      'assegnata a Anna',
      'nel frattempo l’ha presa Carla: resta sua',
      'nessuno di loro può averla: riguarda un loro atto',
    ]);
    await press('Chiudi');
    expect(close).toHaveBeenCalledWith({ done: 1, failed: 1 });
  });

  it('sends the same again after an answer that never came', async () => {
    await foresee(aPlan());
    await press('Assegna 2 attività');
    const lost = server.expectOne('/api/tasks/distribute');
    lost.error(new ProgressEvent('error'));
    await settle();
    await press('Riprova');
    const again = server.expectOne('/api/tasks/distribute');
    expect(again.request.headers.get('idempotency-key')).toBe(lost.request.headers.get('idempotency-key')); // prettier-ignore
  });
});
