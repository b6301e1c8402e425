import { TEST_CARDS, type CardField, type CardForm } from './cards.ts';
import { formatEuro, html, type Markup } from '../html.ts';
import { page } from './house.ts';
import type { Order } from './orders.ts';

interface PayView {
  order: Order;
  form?: CardForm;
  mistakes?: Partial<CardForm>;
  isDeclined?: boolean;
}

const FIELDS = [
  { name: 'holder', label: 'Intestatario della carta', hint: '', autocomplete: 'cc-name', mode: 'text', size: 40 },
  { name: 'number', label: 'Numero della carta', hint: '', autocomplete: 'cc-number', mode: 'numeric', size: 23 },
  { name: 'expiry', label: 'Scadenza', hint: 'Mese e anno, per esempio 09/30', autocomplete: 'cc-exp', mode: 'text', size: 7 },
  { name: 'cvv', label: 'Codice di sicurezza (CVV)', hint: 'Le 3 cifre sul retro della carta', autocomplete: 'cc-csc', mode: 'numeric', size: 4 },
] as const; // prettier-ignore

/** The hosted page where the payer types a card. The card's number and CVV are never given back. */
export function showPayPage({ order, form, mistakes = {}, isDeclined = false }: PayView): string {
  const wrong = FIELDS.filter(({ name }) => mistakes[name]);
  const summary = wrong.map(({ name }) => html`<li><a href="#${name}">${mistakes[name]}</a></li>`);
  return page({
    title: `${wrong.length > 0 || isDeclined ? 'Errore: ' : ''}Pagamento con carta`,
    body: html`
      <h1>Pagamento con carta</h1>
      <dl>
        <dt>Importo</dt><dd class="amount">${formatEuro(order.amount)}</dd>
        <dt>Ordine</dt><dd>${order.order_id}</dd>
        ${order.description ? html`<dt>Causale</dt><dd>${order.description}</dd>` : undefined}
      </dl>
      ${isDeclined ? DECLINED : undefined}
      ${wrong.length > 0 ? html`<div role="alert" class="wrong"><h2>Controlla i dati</h2><ul>${summary}</ul></div>` : undefined}
      <form method="post" novalidate>
        ${FIELDS.map((field) => showField(field, form?.[field.name] ?? '', mistakes[field.name]))}
        <button name="do" value="pay">Paga ${formatEuro(order.amount)}</button>
      </form>
      <form method="post"><button name="do" value="cancel" class="quiet">Annulla e torna al sito</button></form>
      <section aria-labelledby="cards"><h2 id="cards">Carte di prova</h2>
        <ul>${TEST_CARDS.map(({ number, says }) => html`<li><code>${number}</code>: ${says}</li>`)}</ul>
        <p>Scadenza futura e CVV a piacere.</p></section>`,
  }); // prettier-ignore
}

export function showAlreadyPaid(order: Order): string {
  return page({
    title: 'Pagamento già fatto',
    body: html`<h1>Questo ordine è già pagato</h1>
      <p>Abbiamo ricevuto ${formatEuro(order.amount)}: non devi fare altro.</p>
      <p><a href="${order.result_url}">Torna al sito</a></p>`,
  });
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

const DECLINED = html`<div role="alert" class="wrong">
  <h2>La banca ha rifiutato la carta</h2>
  <p>Non ti abbiamo addebitato nulla. Prova con un’altra carta, oppure torna al sito.</p>
</div>`;

function showField(field: (typeof FIELDS)[number], value: string, mistake?: string): Markup {
  const { name, label, hint, autocomplete, mode, size } = field;
  const isSecret: boolean = (['number', 'cvv'] as CardField[]).includes(name);
  const describedBy = [hint && `${name}-hint`, mistake && `${name}-error`]
    .filter(Boolean)
    .join(' ');
  return html`<p class="field">
    <label for="${name}">${label}</label>
    ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : undefined}
    ${mistake ? html`<span class="error" id="${name}-error">Errore: ${mistake}</span>` : undefined}
    <input id="${name}" name="${name}" value="${isSecret ? '' : value}" autocomplete="${autocomplete}"
      inputmode="${mode}" size="${size}" required ${describedBy ? html`aria-describedby="${describedBy}"` : undefined}
      ${mistake ? html`aria-invalid="true"` : undefined} />
  </p>`; // prettier-ignore
}
