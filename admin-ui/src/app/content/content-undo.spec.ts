import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { ContentHistory } from '../api-types';
import { Session } from '../session/session';
import { Undo } from '../undo/undo';
import { ContentPage } from './content-page';
import { CHANGED, history, PATH, said, settled } from './testing';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

describe('a content that was taken away', () => {
  let fixture: ComponentFixture<ContentPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  let undo: Undo;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ...[provideWords(), provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        { provide: Session, useValue: { me: signal({ role: 'admin', comune: { id: 'milano' } }) } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    undo = TestBed.inject(Undo);
  });
  afterEach(() => fixture.destroy());

  const settle = () => settled(fixture);
  const sent = () => server.expectOne(`${PATH}/versions`);
  async function retire(found: ContentHistory): Promise<void> {
    fixture = TestBed.createComponent(ContentPage);
    fixture.componentRef.setInput('kind', 'page');
    fixture.componentRef.setInput('slug', 'orari');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne(PATH).flush(found);
    await settle();
    page.querySelector<HTMLButtonElement>('wemi-content-publish .danger-button')!.click();
    await settle();
    const retiring = sent();
    expect(retiring.request.body).toMatchObject({ state: 'retired' });
    retiring.flush(history(found.version + 1, {}, { liveVersion: null }));
    await settle();
  }

  it('is published again as it was, for a moment', async () => {
    await retire(history(1));
    expect(undo.offered()?.text).toBe('Hai ritirato un contenuto.');
    const taking = undo.take();
    const again = sent();
    expect(again.request.body).toEqual({ said, state: 'published', expectedVersion: 2 });
    again.flush(history(3, {}, { liveVersion: 3 }));
    await taking;
    await settle();
    expect(page.textContent).toContain('Ora tutti leggono la versione 3.');
    expect(page.textContent).toContain('Pubblicato: entro un minuto lo leggono tutti.');
  });

  it('is not, when a colleague wrote meanwhile', async () => {
    await retire(history(1));
    const taking = undo.take();
    sent().flush(CHANGED, { status: 409, statusText: '-' });
    await taking;
    expect(undo.said()).toContain('Qualcuno è stato più veloce');
  });

  it.each([
    ['what is written is not what people read', history(2, { titleIt: 'Orari nuovi' })],
    ['something else was planned', history(1, {}, { planned: { state: 'retired', at: '2099-01-15T08:00:00.000Z' } })],
  ])('cannot be brought back just so when %s', async (_, found) => {
    await retire(found);
    expect(undo.offered()).toBeUndefined();
  }); // prettier-ignore
});
