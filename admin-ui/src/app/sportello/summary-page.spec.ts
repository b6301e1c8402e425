import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import { anAdmin, anEvent, anOrder, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { SummaryPage } from './summary-page';

describe('the sheet a person takes home', () => {
  it('says number, state, amounts, what happened and whom to ask', async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Live, useValue: { changes: signal(0), changesOf: () => 0 } },
        { provide: Session, useValue: { me: signal({ ...anAdmin, role: 'sportello' }) } },
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(SummaryPage);
    fixture.componentRef.setInput('id', 'p');
    fixture.detectChanges();
    const chosenEnte = { id: 'e1', name: 'La Cura', drawing: 'care' } as const;
    server.expectOne('/api/pratiche/p').flush(aPratica({ state: 'payment', order: anOrder, chosenEnte })); // prettier-ignore
    server.expectOne('/api/pratiche/p/offers').flush({ items: [] });
    const mandate = { id: 'm1', kind: 'sportello' as const, sportelloName: 'Spazio WeMi Capuana' };
    const actor = { role: 'sportello' as const, name: 'Sara Conti', enteName: null };
    const onBehalfOf = { role: 'citizen' as const, name: 'Anna Ferrari' };
    const event = anEvent(3, 'chooseOffer', { actor, mandate, onBehalfOf });
    server.expectOne('/api/pratiche/p/timeline?limit=200').flush({ items: [event], next: null });
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent!.replace(/[\s\u00a0]+/g, ' ');
    for (const part of [
      'MI-2026-001042',
      'In attesa di pagamento',
      'Totale: 480,00 €',
      'Anna Ferrari',
      'Ente: La Cura',
      'Spazi WeMi del Comune di Milano',
    ])
      // prettier-ignore
      expect(text).toContain(part);
    expect(text).toContain('Offerta scelta, Sara Conti (sportello Spazio WeMi Capuana) per conto di Anna Ferrari'); // prettier-ignore
  });
});
