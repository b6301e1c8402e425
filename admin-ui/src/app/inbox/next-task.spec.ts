import { Location } from '@angular/common';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { provideWords } from '../../testing/words';
import { NextTask, type Trail } from './next-task';

describe('after an act', () => {
  const navigate = jest.fn<(to: unknown[], with_: object) => Promise<boolean>>();
  const replaceState = jest.fn();
  let state: Trail;

  beforeEach(() => {
    navigate.mockReset().mockResolvedValue(true);
    state = { inbox: { view: 'mine' } };
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Router, useValue: { navigate } },
        { provide: Location, useValue: { getState: () => state, path: () => '', replaceState } },
      ],
    });
  });

  async function act(items: object[]): Promise<string | undefined> {
    const opened = TestBed.inject(NextTask).open({ praticaId: 'p1', said: 'Fatto.' });
    TestBed.inject(HttpTestingController)
      .expectOne((request) => request.url === '/api/tasks' && request.params.get('view') === 'mine')
      .flush({ items });
    return opened;
  }

  it('opens the next task of the inbox one came from, and says what was done', async () => {
    await act([
      { praticaId: 'p1', kind: 'confirmOrder' },
      { praticaId: 'p2', kind: 'answerRequest' },
    ]);
    expect(navigate).toHaveBeenCalledWith(['/pratiche', 'p2'], {
      state: {
        inbox: { view: 'mine' },
        said: 'Fatto. Ecco la prossima attività: Rispondi alla richiesta.',
      },
    });
  });

  it('stays and says so when nothing is left', async () => {
    expect(await act([{ praticaId: 'p1', kind: 'pay' }])).toContain('non ci sono altre attività');
    expect(navigate).not.toHaveBeenCalled();
  });

  it('stays where it is for whoever did not come from the inbox', async () => {
    state = {};
    expect(
      await TestBed.inject(NextTask).open({ praticaId: 'p1', said: 'Fatto.' }),
    ).toBeUndefined();
    TestBed.inject(HttpTestingController).expectNone(() => true);
    expect(navigate).not.toHaveBeenCalled();
  });

  it('stays where it is for whoever switched this off, also after a reload', async () => {
    TestBed.inject(NextTask).turn(false);
    const again = TestBed.runInInjectionContext(() => new NextTask());
    expect(again.isOn()).toBe(false);
    expect(await again.open({ praticaId: 'p1', said: 'Fatto.' })).toBeUndefined();
    TestBed.inject(HttpTestingController).expectNone(() => true);
    again.turn(true);
    expect(TestBed.runInInjectionContext(() => new NextTask()).isOn()).toBe(true);
  });

  it('says what was done once only', () => {
    state = { inbox: { view: 'mine' }, said: 'Fatto.' };
    expect(TestBed.inject(NextTask).takeSaid()).toBe('Fatto.');
    expect(replaceState).toHaveBeenCalledWith('', '', { inbox: { view: 'mine' } });
  });
});
