import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aService, CONTENT } from '../../testing/service';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { Undo } from '../undo/undo';
import { ServiceEditor } from './service-editor';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
jest.setTimeout(30_000); // the whole editor, each time

describe('a service that was paused', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<ServiceEditor>;
  let page: HTMLElement;
  let undo: Undo;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...[provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
        { provide: Session, useValue: { role: signal('ente') } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    undo = TestBed.inject(Undo);
    fixture = TestBed.createComponent(ServiceEditor);
    fixture.componentRef.setInput('id', 's');
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    await settle();
    const allowed = ['pause', 'withdraw'];
    server.expectOne('/api/office/services/s').flush(aService({ state: 'published', allowed }));
    await settle();
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes('Metti in pausa'))!.click(); // prettier-ignore
    await settle();
    moved({ transition: 'pause', expectedVersion: 2 }).flush(paused());
    await settle();
  });
  afterEach(() => fixture.destroy());

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  const paused = (change: object = {}) => aService({ state: 'paused', version: 3, allowed: ['resume'], ...change }); // prettier-ignore
  const moved = (body: object) => {
    const sent = server.expectOne('/api/office/services/s/transitions');
    expect(sent.request.body).toEqual(body);
    return sent;
  };

  it('comes back as it was, for a moment', async () => {
    expect(undo.offered()?.text).toBe('Hai messo in pausa un servizio.');
    const taking = undo.take();
    await settle();
    moved({ transition: 'resume', expectedVersion: 3 }).flush(aService({ state: 'published', version: 4 })); // prettier-ignore
    await taking;
    await settle();
    expect(page.textContent).toContain('Le famiglie trovano di nuovo il servizio.');
  });

  it('keeps first what was typed since', async () => {
    const title = page.querySelector<HTMLInputElement>('#service-title')!;
    title.value = 'Notti quiete';
    title.dispatchEvent(new Event('input'));
    const taking = undo.take();
    await settle();
    const content = { ...CONTENT, title: 'Notti quiete' };
    server.expectOne(({ method }) => method === 'PUT').flush(paused({ version: 4, content }));
    await settle();
    moved({ transition: 'resume', expectedVersion: 4 }).flush(aService({ state: 'published', version: 5, content })); // prettier-ignore
    await taking;
    await settle();
    expect(page.querySelector<HTMLInputElement>('#service-title')!.value).toBe('Notti quiete');
  });

  it('comes back from any page', async () => {
    fixture.destroy();
    const taking = undo.take();
    await settle();
    moved({ transition: 'resume', expectedVersion: 3 }).flush(aService({ state: 'published', version: 4 })); // prettier-ignore
    await taking;
    expect(undo.said()).toBe('Annullato: è di nuovo come prima.');
  });
});
