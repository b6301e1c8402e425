import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { ExcludeForm } from './exclude-form';
import { ReturnForm } from './return-form';

const cura = { id: 'e1', name: 'La Cura', drawing: 'care' };
const casa = { id: 'e2', name: 'Casa Viva', drawing: 'home' };
const sole = { id: 'e3', name: 'Il Sole', drawing: 'sun' };
const ordered: Partial<Pratica> = {
  chosenEnte: cura,
  enti: [
    { ente: cura, answer: 'offered' },
    { ente: casa, answer: 'awaited' },
    { ente: sole, answer: 'excluded' },
  ],
};

beforeEach(() => void TestBed.configureTestingModule({ providers: [...provideWords()] }));

describe('the form that brings a pratica back to its offers', () => {
  it('leaves the chosen ente in, unless it is ticked out', async () => {
    const fixture = TestBed.createComponent(ReturnForm);
    fixture.componentRef.setInput('pratica', aPratica(ordered));
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.textContent).toContain('La Cura resta fuori dalla pratica');
    expect(fixture.componentInstance.read()).toEqual({});
    page.querySelector('input')!.click();
    expect(fixture.componentInstance.read()).toEqual({ enteId: 'e1' });
  });
});

describe('the form that takes an ente out', () => {
  it('offers those who are still in and were not chosen, and asks which', async () => {
    const fixture = TestBed.createComponent(ExcludeForm);
    fixture.componentRef.setInput('pratica', aPratica(ordered));
    await fixture.whenStable();
    const select = (fixture.nativeElement as HTMLElement).querySelector('select')!;
    expect([...select.options].map(({ value }) => value)).toEqual(['', 'e2']);
    expect(fixture.componentInstance.read()).toBeUndefined();
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toContain('Scegli un ente.');
    select.value = 'e2';
    select.dispatchEvent(new Event('input'));
    expect(fixture.componentInstance.read()).toEqual({ enteId: 'e2' });
  });
});
