import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { aPratica, anOrder, aRenewal, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { RenewalFacts } from './renewal-facts';

const next = { startDate: '2099-03-31', endDate: '2099-04-30', isPaid: false };

describe('the renewal on the page of a pratica', () => {
  async function show(change: Partial<Pratica>): Promise<string> {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const fixture = TestBed.createComponent(RenewalFacts);
    const pratica = aPratica({ state: 'active', service: aService, ...change });
    fixture.componentRef.setInput('pratica', pratica);
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent ?? '';
    return text.replace(/[\s\u00a0]+/g, ' ').trim();
  }

  it('tells whose proposal it is, its dates, lines and total', async () => {
    const text = await show({ renewal: aRenewal });
    expect(text).toContain('L’ha fatta l’ente: tocca alla persona rispondere.');
    expect(text).toContain('da martedì 31 marzo 2099 a giovedì 30 aprile 2099');
    expect(text).toContain('Totale528,00 €');
    expect(text).toContain('24 × 22,00 €');
    expect(text).not.toContain('si spostano');
  });

  it('warns that a planned suspension moves the dates', async () => {
    const suspension = { from: '2099-03-03', until: '2099-03-10' };
    const text = await show({ renewal: aRenewal, service: { ...aService, suspension } });
    expect(text).toContain('queste date si spostano degli stessi giorni');
  });

  it('tells by when the agreed period is to be paid', async () => {
    const deadlines = { renewalPaymentDeadline: '2099-04-02T21:59:59.999Z' };
    const nextOrder = { ...anOrder, period: 2, totalCents: 52_800 };
    const text = await show({ state: 'renewed', service: { ...aService, next }, deadlines, nextOrder }); // prettier-ignore
    expect(text).toContain('Totale528,00 €');
    expect(text).toContain('Prossimo periodo concordato');
    expect(text).toContain('Da pagare entro giovedì 2 aprile 2099, ore 23:59');
  });

  it('tells that the agreed period is paid', async () => {
    const text = await show({ service: { ...aService, next: { ...next, isPaid: true } } });
    expect(text).toContain('Già pagato');
  });

  it('tells nothing of a next period that an interruption has overtaken', async () => {
    expect(await show({ state: 'interrupted', service: { ...aService, next } })).toBe('');
  });
});
