import { formatEuro, html } from '../html.ts';
import { page } from './house.ts';
import type { NewPosition, Position } from './positions.ts';

const WAYS = {
  account: 'Conto corrente: riesce',
  slow: 'Conto corrente: riesce, ma la ricevuta arriva più tardi',
  refused: 'Carta che viene rifiutata',
};

/** The page of Checkout for one notice. */
export function showPayPage(position: Position): string {
  const { companyName, paymentOption } = JSON.parse(position.asked) as NewPosition;
  return page({
    title: 'Paga con pagoPA',
    body: html`
      <h1>Paga con pagoPA</h1>
      <dl>
        <dt>Importo</dt><dd class="amount">${formatEuro(position.amount)}</dd>
        <dt>Ente creditore</dt><dd>${companyName} (${position.organization})</dd>
        <dt>Causale</dt><dd>${paymentOption[0]!.installments[0]!.description}</dd>
        <dt>Codice avviso</dt><dd>${position.nav}</dd>
      </dl>
      <form method="post">
        <fieldset><legend>Con che cosa vuoi pagare?</legend>
          ${Object.entries(WAYS).map(([name, says], at) => html`<p class="field"><label>
            <input type="radio" name="with" value="${name}" ${at === 0 ? html`checked` : undefined} /> ${says}
          </label></p>`)}
        </fieldset>
        <button name="do" value="pay">Paga ${formatEuro(position.amount)}</button>
        <button name="do" value="cancel" class="quiet">Annulla e torna al sito</button>
      </form>`,
  }); // prettier-ignore
}

export function showAlreadyPaid({ amount }: Position, backTo: string): string {
  return page({
    title: 'Avviso già pagato',
    body: html`<h1>Questo avviso è già pagato</h1>
      <p>Abbiamo ricevuto ${formatEuro(amount)}: non devi fare altro.</p>
      <p><a href="${backTo}">Torna al sito</a></p>`,
  });
}

export function showUnknownPage(): string {
  return page({
    title: 'Avviso non trovato',
    body: html`<h1>Questo avviso non si può pagare</h1>
      <p>Non esiste, o il Comune lo ha annullato. Torna al sito da cui vieni.</p>`,
  });
}
