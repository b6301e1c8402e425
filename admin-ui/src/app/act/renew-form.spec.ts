import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica, aRenewal, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { RenewForm } from './renew-form';

const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ');

describe('the form that accepts a renewal', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
  });

  async function show(renewal: Pratica['renewal']) {
    const fixture = TestBed.createComponent(RenewForm);
    fixture.componentRef.setInput('pratica', aPratica({ service: aService, renewal }));
    await fixture.whenStable();
    return { form: fixture.componentInstance, text: fixture.nativeElement.textContent as string };
  }

  it('shows what is accepted, says what it means and accepts that proposal only', async () => {
    const { form, text } = await show(aRenewal);
    expect(plain(text)).toContain('24 × 22,00 €');
    expect(plain(form.consequence())).toBe(
      'Il servizio continua da martedì 31 marzo 2099 a giovedì 30 aprile 2099. La persona deve pagare 528,00 € entro giovedì 2 aprile 2099: se non paga in tempo, il servizio finisce lunedì 30 marzo 2099.',
    );
    expect(form.read()).toEqual({ proposalId: 'r' });
  });

  it('sends nothing when the proposal has gone meanwhile', async () => {
    const { form, text } = await show(null);
    expect(text).toContain('La proposta non c’è più.');
    expect(form.read()).toBeUndefined();
  });
});
