import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aProposal, aService, provideWords } from '../service-life/testing';
import { StateBox } from './state-box';

const next = { startDate: '2099-03-31', endDate: '2099-04-29', isPaid: true };
const running = { state: 'active', closed: false, service: aService, renewal: null, todo: null };

describe('the state in words', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [...provideWords(), provideRouter([])] });
  });

  async function say(pratica: object): Promise<string> {
    const fixture = TestBed.createComponent(StateBox);
    fixture.componentRef.setInput('pratica', { ...running, ...pratica });
    fixture.componentRef.setInput('offers', []);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return (page.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  }

  it('asks for an answer to what the ente proposes, and says by when', async () => {
    const todo = { kind: 'acceptRenewal', dueAt: '2099-03-30T22:00:00Z' };
    const said = await say({ renewal: aProposal, todo });
    expect(said).toContain('L’ente ti propone come continuare');
    expect(said).toContain('Entro lunedì 30 marzo 2099, a fine giornata');
    expect(await say({ renewal: { ...aProposal, by: 'citizen' } })).toContain('il servizio è attivo.'); // prettier-ignore
  });

  it('says what is next while the next period is unpaid, and that it is paid', async () => {
    const by = '2099-04-02T22:00:00Z';
    const todo = { kind: 'payRenewal', dueAt: by };
    const step = { who: 'citizen', transition: 'renewalSettled', by };
    const said = await say({ state: 'renewed', todo, next: step });
    expect(said).toContain('Il servizio continua; manca il pagamento del prossimo periodo.');
    expect(said).toContain('il prossimo periodo è tuo. Entro giovedì 2 aprile 2099');
    expect(await say({ service: { ...aService, next } })).toContain('è già pagato');
  });
});
