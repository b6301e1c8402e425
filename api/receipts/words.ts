import type { Terms } from '../../workflows/pratica/terms.ts';
import { fill, formats } from '../words/words.ts';
import type { Way } from './schemas.ts';

/** What the documents of a payer say. Italian only, as the acts are that they are shown with. */
export const SAY = {
  page: 'pagina',
  receipt: {
    title: 'Ricevuta di pagamento {number}',
    intro: 'Questo pagamento è arrivato. Lo attesta WeMi, la piattaforma del Comune di {comune} per i servizi a domicilio.',
    about: 'Chi, per chi, che cosa',
    number: 'Ricevuta', settledOn: 'Pagato', paidBy: 'Pagato da', beneficiary: 'Persona assistita',
    service: 'Servizio', ente: 'Fornito da', payee: 'Pagato a', pratica: 'Pratica', period: 'Periodo', how: 'Come',
    instalment: 'Rata', instalmentOf: '{n} di {all}',
    amounts: 'Gli importi',
    heads: ['Voce', 'Importo'],
    paid: 'Pagato', voucher: 'Coperto da voucher', borne: 'Quota a carico del Comune', total: 'Totale del pagamento',
    refunded: 'Restituito {day}', onItsWay: 'In restituzione', net: 'Spesa che resta',
    note: 'È la ricevuta di un pagamento: non è la fattura dell’ente né una certificazione per le tasse. Per la dichiarazione dei redditi chiedi all’ente il suo documento.',
  },
  notice: {
    title: 'Avviso di pagamento pagoPA della pratica {number}',
    intro: 'Con questo avviso puoi pagare dove preferisci. Se hai già pagato online, non usarlo.',
    amount: 'Importo', until: 'Entro', creditor: 'Ente creditore', fiscalCode: 'Codice fiscale', nav: 'Codice avviso',
    reason: 'Oggetto', where: 'Dove si paga',
    online: 'Sul sito della tua banca, con la sua app o con l’app IO: scegli pagoPA o CBILL e scrivi il codice avviso, o inquadra il codice qui sotto.',
    around: 'In banca, alle Poste, dal tabaccaio o in ricevitoria: mostra questo foglio. La conferma può arrivare il giorno lavorativo dopo.',
    late: 'Se la pratica viene chiusa prima che il pagamento arrivi, l’importo ti viene restituito con un bonifico.',
    qr: 'Codice QR con il codice avviso, il codice fiscale del Comune e l’importo scritti sopra',
  },
  postal: {
    title: 'Bollettino Postale PA',
    how: 'All’ufficio postale, con la sua app o sul suo sito puoi usare anche questo bollettino, già compilato.',
    account: 'Sul C/C n.', holder: 'Intestato a', amount: 'Euro', payer: 'Eseguito da', reason: 'Oggetto del pagamento',
    nav: 'Codice avviso', fiscalCode: 'Codice fiscale ente', type: 'Tipo',
    code: 'Codice Data Matrix del bollettino, con i dati scritti sopra e il codice fiscale di chi paga, se è noto',
  },
  transfer: {
    title: 'Bonifico per la pratica {number}',
    intro: 'Ecco come pagare {ente} con un bonifico, dalla tua banca, dalla sua app o allo sportello della banca.',
    amount: 'Importo esatto', holder: 'A chi', iban: 'IBAN', reference: 'Causale', until: 'Deve arrivare entro', know: 'Che cosa sapere',
    exact: 'Scrivi l’importo e la causale come sono qui: servono a riconoscere il tuo bonifico. Se vuoi che si faccia tutto più in fretta, chiedi un bonifico istantaneo.',
    time: 'Un bonifico ci mette uno o due giorni lavorativi. Quando l’ente lo vede sul conto ce lo dice, e ti mandiamo la ricevuta: fino ad allora il pagamento resta da fare e i promemoria continuano.',
    late: 'Se intanto paghi in un altro modo, o la pratica viene chiusa prima, quello che hai mandato in più ti viene restituito con un bonifico.',
  },
  order: {
    title: 'Riepilogo dell’ordine della pratica {number}',
    intro: 'Ecco che cosa è stato ordinato, da chi e a quali condizioni.',
    parties: 'Le persone e l’ente',
    applicant: 'Chi ha chiesto', operator: 'Chi viene a casa', phone: 'Telefono dell’ente',
    what: 'Il servizio', confirmed: 'Confermato dall’ente', periodNumber: 'Periodo numero',
    need: 'Che cosa serve', delicate: 'Le risposte delicate, come quelle sulla salute, non stanno su questo foglio: si leggono nella pratica.',
    price: 'Il prezzo', heads: ['Voce', 'Quantità', 'Prezzo', 'Importo'], total: 'Totale',
    rules: 'Se qualcosa cambia',
    pause: 'Puoi sospendere il servizio fino a {times} per periodo, per {days} in tutto, {notice}. Il periodo si allunga dei giorni sospesi.',
    noPause: 'Questo servizio non prevede sospensioni.',
    end: 'Puoi interrompere il servizio, {notice}. I giorni o le visite già pagati e non usati tornano a chi ha pagato, in proporzione.',
    noEnd: 'Questo servizio non prevede l’interruzione prima della fine del periodo. Se hai bisogno, scrivi all’ufficio WeMi.',
    withNotice: 'avvisando almeno {days} prima', withoutNotice: 'anche da oggi stesso',
    before: 'Finché non è pagato, puoi ritirare la richiesta senza pagare niente.',
  },
  expenses: {
    title: 'Spese per i servizi WeMi del {year}',
    intro: 'Riepilogo di quanto ha pagato {name} nel {year}, tolto quanto è stato restituito. Contano i giorni in cui il denaro si è mosso, non quelli del servizio.',
    note: 'È un riepilogo, non una certificazione per le tasse: per la dichiarazione dei redditi servono le fatture o le ricevute degli enti. WeMi non sa quali spese puoi detrarre.',
    unfinished: 'Il {year} non è finito: il riepilogo arriva a {day}.',
    nothing: 'Nel {year} non risultano pagamenti né restituzioni.',
    of: 'Per {name}', heads: ['Servizio', 'Ente', 'Pagato', 'Restituito', 'Spesa'],
    total: 'Totale', voucher: 'Coperto da voucher: {amount}. Non è una spesa tua e non è contato sopra.',
    borne: 'Quota a carico del Comune, per la tariffa: {amount}. Non è una spesa tua e non è contata sopra.',
    payments: 'I pagamenti, uno per uno', paymentHeads: ['Ricevuta', 'Giorno', 'Servizio', 'Importo'],
    back: 'restituzione', voucherShare: 'voucher', borneShare: 'quota a carico del Comune',
    summary: 'In tutto', summaryLine: 'Pagato {paid}, restituito {back}: la spesa del {year} è {net}.',
    csvHeads: ['Persona assistita', 'Servizio', 'Ente', 'Pratica', 'Ricevuta', 'Giorno del pagamento', 'Pagato (€)', 'Restituito (€)', 'Coperto da voucher (€)', 'Quota a carico del Comune (€)'],
  },
  unknown: 'non indicata',
  period: 'da {from} a {until}',
  at: '{day}, ore {hour}',
  comune: 'Comune di {comune}',
  counter: 'allo sportello, ricevuta {number}',
}; // prettier-ignore

export const WAY_WORDS: Record<Way, string> = {
  card: 'con carta',
  paypal: 'con PayPal',
  pagopa: 'con pagoPA',
  transfer: 'con bonifico',
  counter: 'allo sportello',
  voucher: 'con voucher',
  tariff: 'con la quota a carico del Comune',
};

const UNITS: Record<string, [one: string, many: string]> = {
  hour: ['ora', 'ore'],
  visit: ['visita', 'visite'],
  package: ['pacchetto', 'pacchetti'],
  month: ['mese', 'mesi'],
  job: ['intervento', 'interventi'],
};

/** Such as «12 ore»; of a unit that has no word, the number alone. */
export function quantityOf(quantity: number, unit: string): string {
  const [one, many] = UNITS[unit] ?? ['', ''];
  return `${quantity.toLocaleString('it-IT')} ${quantity === 1 ? one : many}`.trim();
}

const days = new Intl.DateTimeFormat('it-IT', { dateStyle: 'full', timeZone: 'UTC' });
const romanDays = new Intl.DateTimeFormat('it-IT', { dateStyle: 'full', timeZone: 'Europe/Rome' });
const hours = new Intl.DateTimeFormat('it-IT', { timeStyle: 'short', timeZone: 'Europe/Rome' });

export const { money } = formats('it');

/** An ISO date, or the day of the comune of an ISO instant: «lunedì 3 marzo 2026». */
export function dayOf(day: string): string {
  return day.length > 10 ? romanDays.format(new Date(day)) : days.format(new Date(day));
}

/** An ISO instant: «lunedì 3 marzo 2026, ore 9:00». */
export function momentOf(instant: string): string {
  return fill(SAY.at, { day: dayOf(instant), hour: hours.format(new Date(instant)) });
}

export function periodOf({ startDate, endDate }: { startDate: string; endDate: string }): string {
  return fill(SAY.period, { from: dayOf(startDate), until: dayOf(endDate) });
}

/** What the terms of a pratica say of pausing and ending early. */
export function rulesOf({ suspension, interruption }: Terms): string[] {
  const { pause, noPause, end, noEnd } = SAY.order;
  const times = suspension?.timesAtMost === 1 ? '1 volta' : `${suspension?.timesAtMost} volte`;
  return [
    suspension
      ? fill(pause, { times, days: daysCounted(suspension.daysAtMost), notice: noticeOf(suspension) })
      : noPause,
    interruption ? fill(end, { notice: noticeOf(interruption) }) : noEnd,
  ]; // prettier-ignore
}

function noticeOf({ noticeDays }: { noticeDays: number }): string {
  if (noticeDays === 0) return SAY.order.withoutNotice;
  return fill(SAY.order.withNotice, { days: daysCounted(noticeDays) });
}

function daysCounted(count: number): string {
  return count === 1 ? '1 giorno' : `${count} giorni`;
}

/** Whom a need is for. */
export function beneficiaryOf(beneficiary: unknown, applicantName: string | null): string {
  const { self, name } = (beneficiary ?? {}) as { self?: boolean; name?: string };
  return (self ? applicantName : name?.trim()) || SAY.unknown;
}
