import type { LanguageCode } from '../language/stored-language';

/** How a tariff is said: its bands for everybody, and what one pays oneself, with the reason. */
const it = {
  title: 'Quanto paga la famiglia, secondo l’ISEE',
  free: '{kind} fino a {ceiling}: gratis',
  share: '{kind} fino a {ceiling}: paghi il {percent} %',
  above: 'Sopra, o senza un ISEE valido: prezzo intero',
  rest: 'Il resto lo mette il Comune. Conta l’ISEE del giorno in cui l’ente conferma l’ordine.',
  youPay: 'Tu pagheresti',
  nothing: 'niente',
  why: {
    free: 'Non paghi niente perché il tuo {kind} è di {met} ({source}, valido fino a {day}): fino a {ceiling} il servizio è gratis.',
    discounted: 'Paghi il {percent} % perché il tuo {kind} è di {met} ({source}, valido fino a {day}): la fascia arriva a {ceiling}. Il resto lo mette il Comune.',
    paid: 'Paghi il prezzo intero perché il tuo {kind} è di {met} ({source}, valido fino a {day}): è sopra le fasce della tariffa.',
    missing: 'Paghi il prezzo intero perché non conosciamo il tuo ISEE.',
    'run-out': 'Paghi il prezzo intero perché il tuo {kind} è scaduto {day}.',
    'other-kind': 'Paghi il prezzo intero perché questa tariffa chiede l’{kind}, e di te conosciamo un altro ISEE.',
  },
  write: 'Scrivi il tuo ISEE',
  another: 'Il servizio è per un’altra persona: la riduzione vale se è nel tuo stesso nucleo ISEE. L’ufficio può controllare.',
  decided: 'Deciso il giorno della conferma dell’ordine, con la tariffa in vigore da {day} (versione {n}).',
  borne: 'Dei {total} in tutto, {amount} li mette il Comune.',
  borneAll: 'Lo paga tutto il Comune: non devi pagare niente, si conferma da solo.',
}; // prettier-ignore

export type TariffWords = typeof it;

const en: TariffWords = {
  title: 'What the family pays, by ISEE',
  free: '{kind} up to {ceiling}: free',
  share: '{kind} up to {ceiling}: you pay {percent}%',
  above: 'Above, or without a valid ISEE: the whole price',
  rest: 'The city bears the rest. The ISEE of the day on which the provider confirms the order counts.',
  youPay: 'You would pay',
  nothing: 'nothing',
  why: {
    free: 'You pay nothing because your {kind} is {met} ({source}, valid until {day}): up to {ceiling} the service is free.',
    discounted: 'You pay {percent}% because your {kind} is {met} ({source}, valid until {day}): the band goes up to {ceiling}. The city bears the rest.',
    paid: 'You pay the whole price because your {kind} is {met} ({source}, valid until {day}): it is above the bands of the tariff.',
    missing: 'You pay the whole price because we do not know your ISEE.',
    'run-out': 'You pay the whole price because your {kind} expired on {day}.',
    'other-kind': 'You pay the whole price because this tariff asks for the {kind}, and we know another ISEE of yours.',
  },
  write: 'Write your ISEE',
  another: 'The service is for somebody else: the reduction holds if they are in your own ISEE household. The office may check.',
  decided: 'Decided on the day on which the order was confirmed, by the tariff in force from {day} (version {n}).',
  borne: 'Of {total} in all, the city bears {amount}.',
  borneAll: 'The city pays all of it: you pay nothing, it is confirmed by itself.',
}; // prettier-ignore

export const TARIFF_WORDS: Record<LanguageCode, TariffWords> = { it, en };
