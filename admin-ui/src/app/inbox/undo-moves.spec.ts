import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { Task } from '../api-types';
import { Undo } from '../undo/undo';
import { UndoMoves } from './undo-moves';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const task = (id: string, assignee: Task['assignee'] = null) => ({ id, assignee }) as Task;
const ME = { id: 'me', name: 'Marta' };

describe('moves of many tasks', () => {
  const after = jest.fn();
  let server: HttpTestingController;
  let undo: Undo;
  beforeEach(() => {
    after.mockReset();
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    undo = TestBed.inject(Undo);
  });
  const offer = (tasks: Task[], move: Parameters<UndoMoves['offer']>[1]) =>
    TestBed.inject(UndoMoves).offer(tasks, move, after);
  const answer = async (url: string, refusal?: string) => {
    const sent = server.expectOne(url);
    if (refusal)
      sent.flush({ code: 'task-taken', title: refusal }, { status: 409, statusText: '-' });
    else sent.flush({});
    await new Promise((resolve) => setTimeout(resolve));
  };

  it('are taken back of those alone that they changed, and which could not be is said', async () => {
    offer([task('a', ME), task('b', ME), task('c')], 'release');
    expect(undo.offered()?.text).toBe('Hai rilasciato 2 attività.');
    const taking = undo.take();
    await answer('/api/tasks/a/claim', 'L’ha presa un’altra persona.');
    await answer('/api/tasks/b/claim');
    await taking;
    server.expectNone('/api/tasks/c/claim');
    expect(undo.said()).toBe('Annullate 1, non riuscite 1: L’ha presa un’altra persona.');
    expect(after).toHaveBeenCalledTimes(1);
  });

  it('are not offered to be taken back when nothing changed, nor when they were given to others', () => {
    offer([task('a', ME)], 'claim');
    offer([], 'claim');
    offer([task('a')], { assignTo: 'b' });
    expect(undo.offered()).toBeUndefined();
  });
});
