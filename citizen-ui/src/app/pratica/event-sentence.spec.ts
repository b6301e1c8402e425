import { describe, expect, it } from '@jest/globals';
import { events } from '../../i18n/it/pratica-events';
import { fullestSentence, tellings } from './event-sentence';

const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');
const say = (kind: keyof typeof events, data: Record<string, unknown>) => {
  const words: string | Record<string, string> = events[kind];
  const sentences = typeof words === 'string' ? { words } : words;
  return plain(fullestSentence(sentences, tellings(data, 'it-IT')));
};

describe('an event as a sentence', () => {
  it('tells as much as the event does, and leaves no hole', () => {
    expect(say('submitOffer', {})).toBe('Nuova offerta');
    expect(say('submitOffer', { enteName: 'La Cura' })).toBe('Nuova offerta di La Cura');
    expect(say('submitOffer', { enteName: 'La Cura', totalCents: 106_800 })).toBe('Nuova offerta di La Cura: 1.068,00 €'); // prettier-ignore
    expect(say('withdrawOffer', { totalCents: 106_800 })).toBe('Offerta ritirata');
  });

  it('tells what a voucher pays of an order', () => {
    const order = { enteName: 'La Cura', startDate: '2099-03-03', totalCents: 86_000 };
    expect(say('confirmOrder', order)).toBe('La Cura ha confermato l’ordine');
    expect(say('confirmOrder', { ...order, voucherCents: 60_000 })).toBe('La Cura ha confermato l’ordine: di 860,00 € in tutto, 600,00 € li paga un voucher'); // prettier-ignore
    expect(say('confirmOrder', { ...order, tariffCents: 50_000, voucherCents: 10_000 })).toBe('La Cura ha confermato l’ordine: di 860,00 € in tutto, 500,00 € li mette il Comune e 100,00 € li paga un voucher'); // prettier-ignore
  });

  it('tells the days of a suspension and the end that it moves', () => {
    expect(say('suspend', { from: '2099-03-03', until: '2099-03-10' })).toBe('Sospensione richiesta: il servizio si ferma martedì 3 marzo 2099 e riprende martedì 10 marzo 2099'); // prettier-ignore
    expect(say('resume', { endDate: '2099-04-06', suspendedDays: 7 })).toContain('ora finisce lunedì 6 aprile 2099'); // prettier-ignore
  });

  it('tells the next period: its days, its total, its number when it begins', () => {
    const days = { startDate: '2099-03-31', endDate: '2099-04-29' };
    const dates = 'da martedì 31 marzo 2099 a mercoledì 29 aprile 2099';
    expect(say('proposeRenewal', { ...days, totalCents: 86_000 })).toBe(`Proposta per il prossimo periodo: ${dates}, 860,00 €`); // prettier-ignore
    expect(say('renew', { ...days, totalCents: 86_000 })).toBe(`Proposta accettata: il prossimo periodo va ${dates} e costa 860,00 €`); // prettier-ignore
    expect(say('renewalSettled', { amountCents: 86_000 })).toContain('ricevuto: 860,00 €');
    expect(say('periodStart', { ...days, period: 2 })).toBe(`Comincia il periodo 2 del servizio: ${dates}`); // prettier-ignore
  });

  it('names the pratica that is opened anew, and the one that opened it', () => {
    expect(say('request', {})).toBe('Richiesta inviata');
    const old = { id: 'p', number: 'MI-2026-000001' };
    expect(say('request', { reopenedFrom: old })).toBe('Richiesta inviata di nuovo, dalla pratica MI-2026-000001'); // prettier-ignore
    expect(say('reopen', { reopenedAs: old })).toBe('Pratica riaperta: continua nella MI-2026-000001'); // prettier-ignore
  });

  it('tells what a counter took and gave back, with the receipt', () => {
    const receipt = { amountCents: 51_600, receiptNumber: 'A 12' };
    expect(say('recordPaidElsewhere', receipt)).toBe('Pagamento registrato allo sportello: 516,00 €, ricevuta A 12. Il servizio è attivo'); // prettier-ignore
    expect(say('refundedByHand', receipt)).toContain('516,00 €, ricevuta A 12');
    expect(say('debtSettled', receipt)).toBe('Pagato allo sportello quanto restava del servizio finito: 516,00 €, ricevuta A 12'); // prettier-ignore
  });

  it('tells that somebody opened the payment page, and for how much', () => {
    expect(say('paymentOpened', { amountCents: 51_600 })).toBe('Pagina di pagamento aperta: 516,00 €'); // prettier-ignore
  });

  it('tells what goes back only when something does', () => {
    const day = { effectiveOn: '2099-03-08' };
    expect(say('interrupt', { ...day, refundCents: 34_955 })).toContain('rimborso 349,55 €');
    expect(say('interrupt', { ...day, refundCents: 34_955, byHandCents: 20_000 })).toContain('di cui 200,00 € allo sportello'); // prettier-ignore
    expect(say('interrupt', day)).toBe('Servizio interrotto: primo giorno senza servizio domenica 8 marzo 2099'); // prettier-ignore
  });
});
