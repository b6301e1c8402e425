import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Words } from '../words/words';
import { sayEvent, sayWhat } from './say-event';

describe('an event in words', () => {
  const say = (kind: string, data: Record<string, unknown>) => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const words = TestBed.inject(Words);
    return sayWhat(anEvent(3, kind, { data }), words).replace(/\u00a0/g, ' ');
  };

  it.each([
    ['suspend', { from: '2099-03-03', until: '2099-03-10' }, 'Sospensione chiesta: si ferma martedì 3 marzo 2099, riprende martedì 10 marzo 2099'],
    ['resume', { endDate: '2099-04-06', suspendedDays: 7 }, 'Servizio ripreso: finisce lunedì 6 aprile 2099'],
    ['suspensionEnd', { endDate: '2099-04-06', suspendedDays: 7 }, 'Sospensione finita: finisce lunedì 6 aprile 2099'],
    ['interrupt', { effectiveOn: '2099-03-08' }, 'Servizio interrotto: primo giorno senza servizio domenica 8 marzo 2099'],
    ['interrupt', { effectiveOn: '2099-03-08', refundCents: 34_955 }, 'Servizio interrotto: primo giorno senza servizio domenica 8 marzo 2099, rimborso 349,55 €'],
    ['interrupt', { effectiveOn: '2099-03-08', refundCents: 34_955, byHandCents: 34_955 }, 'Servizio interrotto: primo giorno senza servizio domenica 8 marzo 2099, rimborso 349,55 €, 349,55 € da restituire allo sportello'],
    ['recordPaidElsewhere', { amountCents: 51_600, receiptNumber: 'A 1' }, 'Pagamento registrato allo sportello: 516,00 €, ricevuta A 1'],
    ['refundedByHand', { amountCents: 34_955, receiptNumber: 'R 1' }, 'Rimborso fatto allo sportello: 349,55 €, ricevuta R 1'],
    ['debtSettled', { amountCents: 8_600 }, 'Pagato quanto restava del servizio finito: 86,00 €'],
    ['debtSettled', { amountCents: 8_600, receiptNumber: 'D 1' }, 'Pagato quanto restava del servizio finito: 86,00 €, ricevuta D 1'],
    ['proposeRenewal', { startDate: '2099-03-31', endDate: '2099-04-30', totalCents: 52_800 }, 'Rinnovo proposto: da martedì 31 marzo 2099 a giovedì 30 aprile 2099, 528,00 €'],
    ['renew', { startDate: '2099-03-31', endDate: '2099-04-30', totalCents: 52_800 }, 'Rinnovo accettato: da martedì 31 marzo 2099 a giovedì 30 aprile 2099, 528,00 €'],
    ['renewalSettled', { amountCents: 52_800 }, 'Rinnovo pagato: 528,00 €'],
    ['periodStart', { period: 2, startDate: '2099-03-31', endDate: '2099-04-30' }, 'Nuovo periodo iniziato: periodo 2, da martedì 31 marzo 2099 a giovedì 30 aprile 2099'],
    ['renewalPaymentDeadline', {}, 'Rinnovo non pagato in tempo'],
    ['request', { reopenedFrom: { id: 'p', number: 'MI-2026-000001' } }, 'Richiesta inviata: riapre la MI-2026-000001'],
    ['reopen', { reopenedAs: { id: 'p', number: 'MI-2026-000002' } }, 'Pratica riaperta: MI-2026-000002'],
    ['claimed', { task: 'confirmOrder', fromName: null, toName: 'Paola' }, 'Attività presa in carico: Conferma l’ordine'],
    ['released', { task: 'confirmOrder', fromName: 'Paola' }, 'Attività rimessa fra quelle libere: Conferma l’ordine'],
    ['reassigned', { task: 'confirmOrder', fromName: 'Paola', toName: 'Ugo' }, 'Attività affidata a un’altra persona: Conferma l’ordine, da Paola a Ugo'],
    ['assigned', { task: 'confirmOrder', toName: 'Ugo' }, 'Attività assegnata secondo il carico: Conferma l’ordine, a Ugo'],
    ['paymentOpened', { amountCents: 51_600 }, 'Pagina di pagamento aperta per conto di un’altra persona: 516,00 €'],
    ['movePolicy', { policyVersion: 3 }, 'La pratica segue una nuova versione delle regole: Versione 3'],
    ['confirmOrder', { startDate: '2099-03-01', endDate: '2099-03-30' }, 'Ordine confermato'],
    ['confirmOrder', { totalCents: 51_600, tariffCents: 30_000, voucherCents: 10_000 }, 'Ordine confermato: 300,00 € di 516,00 € a carico del Comune, 100,00 € di 516,00 € con un voucher'],
    ['confirmOrder', { totalCents: 51_600, voucherCents: 10_000 }, 'Ordine confermato: 100,00 € di 516,00 € con un voucher'],
  ])('of kind %s with %o', (kind, data, sentence) => expect(say(kind, data)).toBe(sentence)); // prettier-ignore

  it('says who did it too', () => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const event = anEvent(3, 'withdrawSuspension');
    expect(sayEvent(event, TestBed.inject(Words))).toBe('Sospensione annullata, Anna Ferrari');
  });
});
