import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Commands, type TransitionCommand } from './commands';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const command: TransitionCommand = {
  transition: 'withdrawOffer',
  expectedVersion: 3,
  payload: { offerId: 'o' },
};
const url = '/api/pratiche/p/transitions';

describe('sending a move', () => {
  let server: HttpTestingController;
  let commands: Commands;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    commands = TestBed.inject(Commands);
  });

  async function send(given: TransitionCommand, answer: { status: number; code?: string }) {
    const sent = commands.send('p', given).then(
      () => 'done',
      () => 'refused',
    );
    const request = server.expectOne(url);
    const { status, code } = answer;
    if (status === 200) request.flush({ id: 'p', number: 'MI', state: 'offer', version: 4 });
    else if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush({ code }, { status, statusText: 'x' });
    await sent;
    return request.request.headers.get('idempotency-key');
  }

  it.each([
    ['the connection was lost', { status: 0 }],
    ['a part was away', { status: 503, code: 'unavailable' }],
    ['the first is still under way', { status: 409, code: 'in-flight' }],
  ])('repeats the same key when %s', async (_why, answer) => {
    const first = await send(command, answer);
    expect(await send(command, { status: 200 })).toBe(first);
  });

  it('takes a new key after an answer, and for another move', async () => {
    const first = await send(command, { status: 0 });
    const other = await send(
      { ...command, expectedVersion: 4 },
      { status: 422, code: 'offer-not-live' },
    );
    expect(other).not.toBe(first);
    expect(await send({ ...command, expectedVersion: 4 }, { status: 200 })).not.toBe(other);
  });
});
