import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { Task } from '../api-types';
import { Session } from '../session/session';
import { TaskRow } from './task-row';

// As much of a task as its row reads.
const CONTEST = {
  ...{ id: 't1', kind: 'answerContest', praticaId: 'p1', praticaNumber: 'MI-2026-000001' },
  ...{ serviceTypeNameIt: 'Assistenza', serviceTypeNameEn: 'Care', municipio: 1, owner: 'office' },
  ...{ dueAt: '2099-03-01T08:00:00.000Z', closedAt: null, escalated: false, assignee: null },
} as unknown as Task;

describe('a task in the inbox', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        { provide: Session, useValue: { me: signal({ id: 'u1' }) } },
      ],
    });
  });

  async function show(ownAct: boolean): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(TaskRow);
    fixture.componentRef.setInput('task', { ...CONTEST, ownAct });
    fixture.componentRef.setInput('selected', false);
    fixture.componentRef.setInput('colleagues', [{ id: 'u2', name: 'Dario Serra' }]);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('is offered to whoever may take it', async () => {
    expect((await show(false)).textContent).toContain('Prendi in carico');
  });

  it('about an act of one’s own is for somebody else, to whom one may give it', async () => {
    const row = await show(true);
    expect(row.textContent).not.toContain('Prendi in carico');
    expect(row.textContent).toContain('la prende un’altra persona');
    expect(row.textContent).toContain('Assegna');
  });
});
