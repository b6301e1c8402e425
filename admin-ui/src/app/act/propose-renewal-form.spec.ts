import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { anOrder, aPratica, aRenewal, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { ProposeRenewalForm } from './propose-renewal-form';

const plain = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();

describe('the form of a proposed renewal', () => {
  let fixture: ComponentFixture<ProposeRenewalForm>;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    fixture = TestBed.createComponent(ProposeRenewalForm);
    page = fixture.nativeElement as HTMLElement;
  });

  async function show(change: Partial<Pratica> = {}, service = aService): Promise<void> {
    fixture.componentRef.setInput('pratica', aPratica({ order: anOrder, service, ...change }));
    fixture.componentRef.setInput('service', service);
    await fixture.whenStable();
  }
  async function type(selector: string, text: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  it('is ready from the order: a period as long, at the same prices', async () => {
    await show();
    expect(page.textContent).toContain('Comincia martedì 31 marzo 2099');
    expect(plain(page.querySelector('output')?.textContent)).toBe('480,00 €');
    expect(fixture.componentInstance.read()).toEqual({
      endDate: '2099-04-29',
      lines: anOrder.lines,
    });
  });

  it('says what is proposed, with the total, as it is typed', async () => {
    await show();
    await type('#renewal-end', '2099-05-30');
    await type('#line-euro-0', '21,50');
    const said =
      'Proposta: da martedì 31 marzo 2099 a sabato 30 maggio 2099 (61 giorni), 516,00 € in tutto. Niente cambia finché l’altra parte non accetta.';
    expect(plain(page.querySelector('.notice')?.textContent)).toBe(said);
    expect(plain(fixture.componentInstance.consequence())).toBe(said);
  });

  it.each([
    ['#renewal-end', '2099-03-30', '#renewal-error', 'deve finire dopo quello di adesso'],
    ['#renewal-end', '', '#renewal-error', 'Scegli una data'],
    ['#line-euro-0', 'gratis', '#line-euro-error-0', 'Scrivi un prezzo'],
    ['#line-quantity-0', '0', '#line-quantity-error-0', 'da 1 a 1000'],
  ])('does not take %s "%s", and says why', async (field, typed, error, why) => {
    await show();
    await type(field, typed);
    expect(fixture.componentInstance.read()).toBeUndefined();
    await fixture.whenStable();
    expect(page.querySelector(error)?.textContent).toContain(why);
  });

  it('answers a proposal beginning from it', async () => {
    await show({ renewal: aRenewal });
    expect(page.querySelector<HTMLInputElement>('#line-euro-0')?.value).toBe('22,00');
    expect(fixture.componentInstance.read()).toMatchObject({ endDate: aRenewal.endDate });
  });

  it('adds lines counted as the ordered ones and takes them away', async () => {
    await show();
    page.querySelector<HTMLButtonElement>('#add-line')!.click();
    await fixture.whenStable();
    expect(page.querySelector<HTMLSelectElement>('#line-unit-1')?.value).toBe('hour');
    page.querySelector<HTMLButtonElement>('[aria-label="Togli la voce 2"]')!.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.read()).toMatchObject({ lines: anOrder.lines });
  });

  it('keeps what was typed when the pratica is read again', async () => {
    await show();
    await type('#line-euro-0', '25');
    await show({ version: 3, renewal: aRenewal }, { ...aService });
    expect(page.querySelector<HTMLInputElement>('#line-euro-0')?.value).toBe('25');
  });
});
