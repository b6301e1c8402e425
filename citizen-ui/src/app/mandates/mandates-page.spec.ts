import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { Live } from '../live/live';
import { provideWords } from '../service-life/testing';
import type { MandatesAnswer } from '../remote/types';
import { MandatesPage } from './mandates-page';
import { aMandate } from './testing';

describe('the page of mandates', () => {
  const asked = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  let fixture: ComponentFixture<MandatesPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    asked.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Live, useValue: { changes: signal(0), listen: () => () => undefined } },
        { provide: MatDialog, useValue: { open: asked } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function open(answer: Partial<MandatesAnswer>): Promise<void> {
    fixture = TestBed.createComponent(MandatesPage);
    TestBed.tick();
    server.expectOne('/api/mandates').flush({ given: [], received: [], ...answer });
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  }
  const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
  async function press(text: string): Promise<void> {
    const button = [...page.querySelectorAll('button')].find((one) => one.textContent!.includes(text)); // prettier-ignore
    button!.click();
    for (let tries = 0; tries < 10; tries += 1) await pause();
  }
  const text = () => page.textContent!.replace(/[\s\u00a0]+/g, ' ');

  it('says what to do when there is none', async () => {
    await open({});
    expect(text()).toContain('Nessuno può agire per te');
    expect(text()).toContain('Non puoi agire per nessuno');
    expect(page.querySelector('a[href="/deleghe/nuova"]')).not.toBeNull();
  });

  it('says of each what it allows, about what and until when, and that some things it never does', async () => {
    await open({ given: [aMandate({ praticaId: 'x', praticaNumber: 'MI-2099-000001' })] });
    expect(text()).toContain('Luca Bianchi');
    expect(text()).toContain('Chiedere un servizioPagare');
    expect(text()).toContain('la sola pratica MI-2099-000001');
    expect(text()).toContain('mercoledì 3 marzo 2100 compreso');
    expect(text()).toContain('Non potrà mai entrare con il tuo accesso');
  });

  it('revokes only once the consequences were read', async () => {
    await open({ given: [aMandate()] });
    await press('Revoca la delega');
    expect(asked.mock.calls[0]![1].data.text[0]).toContain('anche se sta compilando qualcosa');
    const call = server.expectOne('/api/mandates/m1/revoke');
    expect(call.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    call.flush(aMandate({ status: 'revoked' }));
    await pause();
    server.expectOne('/api/mandates').flush({ given: [aMandate({ status: 'revoked' })], received: [] }); // prettier-ignore
    await fixture.whenStable();
    expect(text()).toContain('Deleghe finite (1)');
    expect(page.querySelector('.said')?.textContent).toBe('Delega revocata');
  });

  it('does nothing when one thinks better of it', async () => {
    asked.mockReturnValueOnce({ afterClosed: () => of<true | undefined>(undefined) });
    await open({ given: [aMandate()] });
    await press('Revoca la delega');
    server.expectNone('/api/mandates/m1/revoke');
  });

  it('puts an invitation first, and accepts it without another question', async () => {
    await open({ received: [aMandate({ status: 'offered' })] });
    expect(page.querySelector('h2')?.textContent).toContain('Anna Rossi ti chiede di agire');
    await press('Accetta');
    expect(asked).not.toHaveBeenCalled();
    server.expectOne('/api/mandates/m1/accept').flush(aMandate());
    await pause();
    server.expectOne('/api/mandates').flush({ given: [], received: [aMandate()] });
    await fixture.whenStable();
    expect(text()).toContain('ora puoi agire per Anna Rossi');
    expect(text()).toContain('Rinuncia alla delega');
  });

  it('tells a refusal and reads anew what stands', async () => {
    await open({ received: [aMandate({ status: 'offered' })] });
    await press('Accetta');
    const problem = { code: 'conflict', title: 'L’invito è stato ritirato.' };
    server.expectOne('/api/mandates/m1/accept').flush(problem, { status: 409, statusText: 'no' });
    await pause();
    server.expectOne('/api/mandates').flush({ given: [], received: [] });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('L’invito è stato ritirato.');
  });

  it('reads the history of one only when it is opened', async () => {
    await open({ given: [aMandate()] });
    server.expectNone('/api/mandates/m1/events');
    const details = page.querySelector<HTMLDetailsElement>('app-mandate-history details')!;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    TestBed.tick();
    const event = { at: '2099-03-03T08:00:00.000Z', kind: 'offered', actorName: 'Anna Rossi', actorRole: 'citizen', reason: null }; // prettier-ignore
    server.expectOne('/api/mandates/m1/events').flush({ items: [event] });
    await fixture.whenStable();
    expect(details.textContent).toContain('Invito inviato');
    expect(details.textContent).toContain('Anna Rossi');
  });
});
