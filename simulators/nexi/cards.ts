/** What the payer typed, as it came from the form. */
export interface CardForm {
  holder: string;
  number: string;
  expiry: string;
  cvv: string;
}
export type CardField = keyof CardForm;

/** The cards this gateway knows; it is a simulator and never sees a real one. */
export const TEST_CARDS = [
  { number: '4111111111111111', accepted: true, says: 'pagamento accettato' },
  { number: '4000000000000002', accepted: false, says: 'pagamento rifiutato dalla banca' },
] as const;

/** Says what is wrong with each field, in words the payer can act on; empty when all is well. */
export function findMistakes(form: CardForm, today = new Date()): Partial<CardForm> {
  const mistakes: Partial<CardForm> = {};
  if (form.holder.trim().length < 2) mistakes.holder = 'Scrivi il nome che è sulla carta';
  const number = digitsOf(form.number);
  if (!number) mistakes.number = 'Scrivi il numero della carta';
  else if (!/^\d{13,19}$/.test(number) || !passesLuhn(number)) {
    mistakes.number = 'Il numero della carta non è giusto: controlla le cifre';
  } else if (!TEST_CARDS.some((card) => card.number === number)) {
    mistakes.number = 'Qui funzionano solo le carte di prova: vedi l’elenco sotto';
  }
  const expiry = /^(0[1-9]|1[0-2])\s*\/?\s*(\d{2})$/.exec(form.expiry.trim());
  if (!expiry) mistakes.expiry = 'Scrivi la scadenza come mese e anno, per esempio 09/30';
  else if (isPast(Number(expiry[1]), 2000 + Number(expiry[2]), today)) {
    mistakes.expiry = 'La carta è scaduta: usane un’altra';
  }
  if (!/^\d{3,4}$/.test(form.cvv.trim())) {
    mistakes.cvv = 'Scrivi le 3 o 4 cifre del codice di sicurezza';
  }
  return mistakes;
}

export function askBank(form: CardForm): { accepted: boolean; lastDigits: string } {
  const number = digitsOf(form.number);
  const card = TEST_CARDS.find((known) => known.number === number);
  return { accepted: card?.accepted ?? false, lastDigits: number.slice(-4) };
}

function digitsOf(number: string): string {
  return number.replaceAll(/[\s-]/g, '');
}

/** A card is good until the last day of its month. */
function isPast(month: number, year: number, today: Date): boolean {
  return year * 12 + month < today.getFullYear() * 12 + today.getMonth() + 1;
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
