import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { anAction, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Allowed } from '../api-types';
import { ActPanel } from './act-panel';
import { StandingBanner } from './standing-banner';
import { StandingFor } from './standing-for';

const inPlaceOfEnte = { role: 'ente', enteId: 'e1' } as const;

describe('the actions of a pratica', () => {
  async function show(allowed: Allowed[]): Promise<ComponentFixture<ActPanel>> {
    TestBed.configureTestingModule({ providers: [...provideWords(), StandingFor] });
    const fixture = TestBed.createComponent(ActPanel);
    fixture.componentRef.setInput('pratica', aPratica({ allowed }));
    await fixture.whenStable();
    return fixture;
  }
  const buttons = (fixture: ComponentFixture<ActPanel>) =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].map((button) =>
      button.textContent?.trim(),
    );

  it('shows an auditor no button at all', async () => {
    const fixture = await show([]);
    expect(buttons(fixture)).toEqual([]);
    expect(fixture.nativeElement.querySelector('section')).toBeNull();
  });

  it('shows only what is allowed, what ends things last', async () => {
    const fixture = await show([anAction('declineRequest'), anAction('submitOffer')]);
    expect(buttons(fixture)).toEqual(['Prepara un’offerta', 'Declina la richiesta']);
  });

  it('offers another’s actions only once it is chosen in whose place to stand', async () => {
    const fixture = await show([
      anAction('cancel', { reasonRequired: true }),
      anAction('withdraw', { reasonRequired: true, onBehalfOf: { role: 'citizen' } }),
      anAction('submitOffer', { reasonRequired: true, onBehalfOf: inPlaceOfEnte }),
    ]);
    expect(buttons(fixture)).toEqual(['Annulla la pratica']);
    const parties = [...fixture.nativeElement.querySelectorAll('.option')] as HTMLElement[];
    expect(parties.map((party) => party.textContent?.trim())).toEqual([
      'Anna Ferrari (cittadina o cittadino)',
      'La Cura (ente)',
    ]);
    parties[1]!.querySelector('input')!.click();
    await fixture.whenStable();
    expect(TestBed.inject(StandingFor).party()).toEqual(inPlaceOfEnte);
    expect(buttons(fixture)).toEqual(['Annulla la pratica', 'Prepara un’offerta']);
  });

  it('acts for the citizen from the first moment where one can only act for another', async () => {
    const party = { role: 'citizen', mandateId: 'm1' } as const;
    const mandate = { id: 'm1', principalName: 'Anna Ferrari', scope: ['choose' as const], expiresOn: '2099-03-03' }; // prettier-ignore
    const allowed = [anAction('withdraw', { reasonRequired: true, onBehalfOf: party })];
    TestBed.configureTestingModule({ providers: [...provideWords(), StandingFor] });
    const standing = TestBed.inject(StandingFor);
    standing.always.set(party);
    standing.leave();
    const pratica = aPratica({ allowed, mandate });
    const fixture = TestBed.createComponent(ActPanel);
    fixture.componentRef.setInput('pratica', pratica);
    await fixture.whenStable();
    expect(buttons(fixture)).toEqual(['Ritira la pratica']);
    expect(fixture.nativeElement.querySelector('[type=radio]')).toBeNull();
    const banner = TestBed.createComponent(StandingBanner);
    banner.componentRef.setInput('pratica', pratica);
    await banner.whenStable();
    const said = (banner.nativeElement as HTMLElement).textContent!.replace(/\s+/g, ' ');
    expect(said).toContain('Stai agendo per conto di Anna Ferrari');
    expect(said).toContain('Delega fino a martedì 3 marzo 2099 compreso: leggere le pratiche, scegliere e rinunciare.'); // prettier-ignore
    expect(said).not.toContain('Smetti di agire');
  });
});
