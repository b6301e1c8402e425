import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { aPratica, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { WhatIfCard } from './what-if-card';

const A_WHILE = 350;
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ');

describe('what would happen', () => {
  let fixture: ComponentFixture<WhatIfCard>;
  let page: HTMLElement;
  const http = () => TestBed.inject(HttpTestingController);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    fixture = TestBed.createComponent(WhatIfCard);
    page = fixture.nativeElement as HTMLElement;
    show({ state: 'active' });
  });

  function show(change: object): void {
    fixture.componentRef.setInput('pratica', aPratica({ service: aService, ...change }));
    fixture.detectChanges();
  }
  function choose(act: string): void {
    page.querySelector<HTMLInputElement>(`input[value=${act}]`)!.click();
    fixture.detectChanges();
  }
  async function type(name: string, day: string, ms = A_WHILE): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(`#what-if-${name}`)!;
    field.value = day;
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve, ms));
    fixture.detectChanges();
    await Promise.resolve();
    fixture.detectChanges();
  }
  async function answer(query: string, ifActed: object): Promise<void> {
    const nothing = { refusal: null, why: null, pause: null, end: null, next: null, prospects: [] };
    http()
      .expectOne(`/api/pratiche/p/outlook?${query}`)
      .flush({ ifNobodyActs: [], ifActed: { ...nothing, ...ifActed } });
    await fixture.whenStable();
  }
  const acts = () => [...page.querySelectorAll('input[type=radio]')].map((one) => (one as HTMLInputElement).value); // prettier-ignore

  it('offers what the state lets begin, and nothing where nothing runs', () => {
    expect(acts()).toEqual(['suspend', 'interrupt', 'renew']);
    show({ state: 'suspended' });
    expect(acts()).toEqual(['interrupt']);
    show({ state: 'interrupted', closed: true });
    expect(page.textContent?.trim()).toBe('');
    show({ state: 'offer', service: null });
    expect(page.textContent?.trim()).toBe('');
  });

  it('of a suspension is told once both days stand, with what follows it', async () => {
    choose('suspend');
    await type('from', '2099-03-03');
    http().verify();
    expect(page.textContent).toContain('Scegli i giorni');
    await type('until', '2099-03-10');
    await answer('from=2099-03-03&until=2099-03-10', {
      state: 'active',
      pause: { days: 7, endDate: '2099-04-06', visits: { skipped: 2, lastOn: '2099-04-03' }, shiftedCents: 12_000 },
      prospects: [{ timer: 'suspensionStart', at: '2099-03-02T23:00:00Z', state: 'suspended', isPaused: false, endDate: '2099-03-30', amountCents: null }],
    }); // prettier-ignore
    const said = plain(page.textContent);
    for (const words of [
      'sposta di 7 giorni',
      'Non si fanno 2 visite',
      '120,00 € già pagati',
      'La pratica diventa: Sospesa.',
    ])
      // prettier-ignore
      expect(said).toContain(words);
    expect(page.querySelector('wemi-foreseen')?.getAttribute('aria-live')).toBe('polite');
  });

  it('of an end is what goes back, and by which way', async () => {
    choose('interrupt');
    await type('effectiveOn', '2099-03-15');
    await answer('effectiveOn=2099-03-15', {
      state: 'interrupted',
      end: { effectiveOn: '2099-03-15', paidDays: 30, unusedDays: 16, visits: null, refundCents: 27_520, byHandCents: 27_520 },
    }); // prettier-ignore
    expect(plain(page.textContent)).toContain('Alla persona tornano 275,20 €: restano non usati 16 giorni'); // prettier-ignore
    expect(plain(page.textContent)).toContain('275,20 € vanno restituiti lì, a mano');
  });

  it('of a proposal is its days and by when it is paid; of what is refused, why', async () => {
    choose('renew');
    await type('renewUntil', '2099-04-30');
    const next = { startDate: '2099-03-31', endDate: '2099-04-30', payBy: '2099-04-02T22:00:00Z' };
    await answer('renewUntil=2099-04-30', { state: 'active', next });
    expect(plain(page.textContent)).toContain('si paga entro giovedì 2 aprile 2099');
    await type('renewUntil', '2099-03-30');
    const why = 'Il prossimo periodo deve finire dopo quello di adesso.';
    await answer('renewUntil=2099-03-30', { refusal: 'renewal-too-short', why, state: null });
    expect(plain(page.textContent)).toContain(why);
  });

  it('asks for the last days only, and gives up what was overtaken', async () => {
    choose('interrupt');
    await type('effectiveOn', '0209-03-15');
    await type('effectiveOn', '2099-03-15');
    const before = http().expectOne('/api/pratiche/p/outlook?effectiveOn=2099-03-15');
    await type('effectiveOn', '2099-03-16', 50);
    await type('effectiveOn', '2099-03-17');
    expect(before.cancelled).toBe(true);
    http().expectOne('/api/pratiche/p/outlook?effectiveOn=2099-03-17');
    http().verify();
  });

  it('says that it cannot be told now, and asks again', async () => {
    choose('interrupt');
    await type('effectiveOn', '2099-03-15');
    const query = '/api/pratiche/p/outlook?effectiveOn=2099-03-15';
    const body = { code: 'unavailable', title: 'Il servizio non è disponibile.' };
    http().expectOne(query).flush(body, { status: 503, statusText: 'away' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('non è disponibile');
  });

  it('can be used by everybody', async () => {
    choose('suspend');
    await fixture.whenStable();
    document.body.append(page);
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    page.remove();
  });
});
