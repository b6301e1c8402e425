import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { Mandate } from '../api-types';
import { MandatesPage } from './mandates-page';
import { aMandate } from './testing';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

describe('the mandates of the comune', () => {
  const isSure = jest.fn<() => boolean>();
  let fixture: ComponentFixture<MandatesPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    isSure.mockReset().mockReturnValue(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(isSure()) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const isList = ({ url }: { url: string }) => url === '/api/admin/mandates';

  async function open(items: Mandate[]): Promise<void> {
    fixture = TestBed.createComponent(MandatesPage);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne(isList).flush({ items, next: null });
    await fixture.whenStable();
  }

  async function press(text: string): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!.click();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  async function openDetails(): Promise<void> {
    await press('Dettagli e storia');
    const items = [
      { at: '2099-03-03T08:00:00.000Z', kind: 'signed', actorName: 'Sara Conti', actorRole: 'sportello', reason: null }, // prettier-ignore
    ];
    server.expectOne('/api/mandates/m1/events').flush({ items });
    await fixture.whenStable();
  }

  it('say who may act for whom, for what and until when', async () => {
    await open([aMandate(), aMandate({ id: 'm2', kind: 'delegate', sportello: null, delegate: { name: null, email: null }, status: 'offered' })]); // prettier-ignore
    expect(page.textContent).toContain('Anna Ferrari a sportello Spazio WeMi Capuana');
    expect(page.textContent).toContain('Anna Ferrari a persona invitata');
    expect(page.textContent).toContain('martedì 2 marzo 2100 compreso');
  });

  it('tell the paper and the history of one when it is opened, not before', async () => {
    await open([aMandate()]);
    server.expectNone('/api/mandates/m1/events');
    await openDetails();
    expect(page.textContent).toContain('Armadio A');
    expect(page.textContent).toContain('Firmata su carta e registrata, Sara Conti (sportello)');
    expect(page.textContent).toContain('leggere le pratiche, chiedere un servizio');
  });

  it('are revoked with a reason only, once the consequence was read', async () => {
    await open([aMandate()]);
    await openDetails();
    await press('Revoca la delega');
    page.querySelector('wemi-revoke-form form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    expect(page.querySelector('#reason-error')?.textContent).toContain('Scrivi il motivo');
    const reason = page.querySelector<HTMLTextAreaElement>('#reason')!;
    reason.value = 'Firma non riconosciuta';
    reason.dispatchEvent(new Event('input'));
    page.querySelector('wemi-revoke-form form')!.dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
    const call = server.expectOne('/api/mandates/m1/revoke');
    expect(call.request.body).toEqual({ reason: 'Firma non riconosciuta' });
    call.flush(aMandate({ status: 'revoked' }));
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    server.expectOne(isList).flush({ items: [aMandate({ status: 'revoked' })], next: null });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('.outcome')?.textContent).toContain('la delega è revocata');
  });

  it('that are over cannot be revoked', async () => {
    await open([aMandate({ status: 'expired' })]);
    await openDetails();
    expect(page.textContent).not.toContain('Revoca la delega');
  });

  it('are searched by a name that the address never shows', async () => {
    await open([aMandate()]);
    const search = page.querySelector<HTMLInputElement>('#mandates-search')!;
    search.value = 'ferrari';
    search.dispatchEvent(new Event('change'));
    fixture.detectChanges();
    const { request } = server.expectOne(isList);
    expect(request.params.get('q')).toBe('ferrari');
    expect(location.href).not.toContain('ferrari');
  });
});
