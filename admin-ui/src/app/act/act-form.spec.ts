import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { signal } from '@angular/core';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { anAction, anAdmin, anEvent, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Allowed, Pratica, TimelineEvent } from '../api-types';
import { PraticaStore } from '../pratica/pratica-store';
import { Session } from '../session/session';
import { ActForm } from './act-form';
import { Commands } from './commands';

const extend = anAction('extendDeadline');
const stale = new HttpErrorResponse({ status: 409, error: { code: 'stale-version' } });

describe('the form of an action', () => {
  const pratica = signal<Pratica>(aPratica());
  const events = signal<TimelineEvent[]>([]);
  const send = jest.fn<Commands['send']>();
  const refresh = jest.fn<() => Promise<void>>();
  const confirmed = jest.fn(() => ({ afterClosed: () => of(true) }));
  let fixture: ComponentFixture<ActForm>;
  let done: jest.Mock;

  beforeEach(() => {
    for (const mock of [send, refresh, confirmed]) mock.mockClear();
    send.mockReset().mockResolvedValue({ id: 'p', number: 'x', state: 'offer', version: 3 });
    events.set([anEvent(2, 'request')]);
    const store = { pratica, events, offers: signal([]), refresh, reload: () => undefined };
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        { provide: PraticaStore, useValue: store },
        { provide: Commands, useValue: { send } },
        { provide: MatDialog, useValue: { open: confirmed } },
        { provide: Session, useValue: { me: signal(anAdmin) } },
      ],
    });
  });

  async function open(action: Allowed): Promise<HTMLElement> {
    pratica.set(aPratica({ allowed: [action] }));
    fixture = TestBed.createComponent(ActForm);
    fixture.componentRef.setInput('action', action);
    fixture.componentRef.setInput('pratica', pratica());
    done = jest.fn();
    fixture.componentInstance.done.subscribe(done);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  async function type(selector: string, text: string): Promise<void> {
    const field = fixture.nativeElement.querySelector(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function submit(): Promise<void> {
    fixture.nativeElement.querySelector('form').dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
    fixture.componentRef.setInput('pratica', pratica());
    await fixture.whenStable();
  }

  it('sends nothing while something is missing, and says what', async () => {
    const page = await open(extend);
    await type('#extend-days', '9');
    await submit();
    expect(send).not.toHaveBeenCalled();
    expect(page.querySelector('#extend-error')?.textContent).toContain('entro il massimo');
  });

  it('sends the payload with the version on the page', async () => {
    await open(extend);
    await type('#extend-days', '3');
    await submit();
    expect(send).toHaveBeenCalledWith('p', {
      transition: 'extendDeadline',
      expectedVersion: 2,
      payload: { businessDays: 3 },
    });
    expect(done).toHaveBeenCalled();
  });

  it('sends again by itself when what changed is not for this reader to see', async () => {
    await open(extend);
    await type('#extend-days', '3');
    send.mockRejectedValueOnce(stale);
    refresh.mockImplementation(async () =>
      pratica.set(aPratica({ version: 3, allowed: [extend] })),
    );
    await submit();
    expect(send.mock.calls.map(([, command]) => command.expectedVersion)).toEqual([2, 3]);
    expect(done).toHaveBeenCalled();
  });

  it('tells what others did before sending over it, and keeps what was typed', async () => {
    const page = await open(extend);
    await type('#extend-days', '3');
    send.mockRejectedValueOnce(stale);
    refresh.mockImplementation(async () => {
      events.set([anEvent(3, 'submitOffer'), anEvent(2, 'request')]);
      pratica.set(aPratica({ version: 3, allowed: [extend] }));
    });
    await submit();
    expect(send).toHaveBeenCalledTimes(1);
    expect(done).not.toHaveBeenCalled();
    expect(page.querySelector('.changes')?.textContent).toContain('Offerta inviata, Anna Ferrari');
    expect(page.querySelector<HTMLInputElement>('#extend-days')?.value).toBe('3');
    await submit();
    expect(send.mock.calls[1]?.[1].expectedVersion).toBe(3);
    expect(done).toHaveBeenCalled();
  });

  it('asks for a reason and a confirmation before acting in another’s place', async () => {
    const page = await open(
      anAction('withdraw', { reasonRequired: true, onBehalfOf: { role: 'citizen' } }),
    );
    await submit();
    expect(page.querySelector('#reason-error')?.textContent).toContain('Scrivi il motivo');
    expect(confirmed).not.toHaveBeenCalled();
    await type('#reason', '  Lo ha chiesto al telefono. ');
    await submit();
    expect(confirmed).toHaveBeenCalled();
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      onBehalfOf: { role: 'citizen' },
      reason: 'Lo ha chiesto al telefono.',
      payload: {},
    });
  });

  it('says that somebody else decides where two are needed', async () => {
    send.mockResolvedValue({ approval: { id: 'a1' } } as never);
    const page = await open(extend);
    await type('#extend-days', '2');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).toHaveBeenCalledWith('asked');
  });
});
