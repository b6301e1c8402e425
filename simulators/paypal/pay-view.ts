import { formatEuro, html } from '../html.ts';
import { page } from './house.ts';
import { FUNDINGS, type Order } from './orders.ts';

/** The page where the payer approves; nothing is taken until the merchant captures. */
export function showPayPage(order: Order): string {
  const wasDeclined = order.status === 'PAYER_ACTION_REQUIRED';
  return page({
    title: `${wasDeclined ? 'Errore: ' : ''}Paga con PayPal`,
    body: html`
      <h1>Paga con PayPal</h1>
      <dl>
        <dt>Importo</dt><dd class="amount">${formatEuro(order.amount)}</dd>
        ${order.description ? html`<dt>Causale</dt><dd>${order.description}</dd>` : undefined}
      </dl>
      ${wasDeclined ? DECLINED : undefined}
      <form method="post">
        <fieldset><legend>Con che cosa vuoi pagare?</legend>
          ${Object.entries(FUNDINGS).map(([name, says], at) => html`<p class="field"><label>
            <input type="radio" name="funding" value="${name}" ${at === 0 ? html`checked` : undefined} /> ${says}
          </label></p>`)}
        </fieldset>
        <button name="do" value="approve">Accetta e paga ${formatEuro(order.amount)}</button>
        <button name="do" value="cancel" class="quiet">Annulla e torna al sito</button>
      </form>`,
  }); // prettier-ignore
}

const DECLINED = html`<div role="alert" class="wrong">
  <h2>Il pagamento è stato rifiutato</h2>
  <p>Non ti abbiamo addebitato nulla. Scegli un altro modo, oppure torna al sito.</p>
</div>`;

export function showNothingToDo(order: Order): string {
  const isPaid = order.status === 'COMPLETED';
  return page({
    title: isPaid ? 'Pagamento già fatto' : 'Già approvato',
    body: html`<h1>${isPaid ? 'Questo ordine è già pagato' : 'Hai già approvato questo pagamento'}</h1>
      <p>Non devi fare altro.</p>
      <p><a href="${order.return_url}">Torna al sito</a></p>`,
  }); // prettier-ignore
}

export function showPageOver(order: Order): string {
  return page({
    title: 'Pagina scaduta',
    body: html`<h1>Questa pagina è scaduta</h1>
      <p>Non ti abbiamo addebitato nulla. Torna al sito e ricomincia il pagamento da lì.</p>
      <p><a href="${order.cancel_url}">Torna al sito</a></p>`,
  });
}

export function showUnknownPage(): string {
  return page({
    title: 'Pagina non trovata',
    body: html`<h1>Questo pagamento non esiste</h1>
      <p>Torna al sito da cui vieni e ricomincia da lì.</p>`,
  });
}
