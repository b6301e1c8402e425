/** Markup that is already safe; everything else put into `html` is escaped. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type { Markup };

type Part = Markup | Markup[] | string | number | undefined;

/** Template tag: escapes what is filled in, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...parts.map(render)));
}

/** Whose page it is: a look of its own, so that nobody mistakes it for the city's site. */
export interface House {
  name: string;
  motto: string;
}

/** The pages of one house. */
export const pagesOf =
  (house: House) =>
  ({ title, body }: { title: string; body: Markup }): string =>
    `<!doctype html>${
      html`<html lang="it">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>
          <header><span class="brand">${house.name}</span> <span>${house.motto}</span></header>
          <main>${body}</main>
          <footer>Simulatore per sviluppo e prove: nessun denaro si muove.</footer>
        </body>
      </html>`.text
    }`;

export function formatEuro(cents: number): string {
  return new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (Array.isArray(part)) return part.map(({ text }) => text).join('');
  if (part instanceof Markup) return part.text;
  return String(part)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
