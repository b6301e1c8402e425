import { html, type Markup } from './html.ts';

type Cell = string | Markup;

/** A table of a gateway's books; it scrolls by itself where the screen is narrow. */
export function table(caption: string, headings: string[], rows: Cell[][]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
    <caption>${caption}</caption>
    <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`; // prettier-ignore
}
