import { describe, expect, test } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { CORPUS } from '../../e2e/xss-corpus.ts';
import { excerptOf, imagesOf, renderMarkdown } from './render-markdown.ts';

const MAY_STAND = 'p,h2,h3,h4,ul,ol,li,strong,em,s,a,blockquote,code,pre,hr,br,table,thead,tbody,tr,th,td'; // prettier-ignore

/** What of it could run, fetch, lead astray or look like something of ours. */
function dangersOf(html: string): string[] {
  const { body } = new JSDOM(`<body>${html}</body>`).window.document;
  return [...body.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(MAY_STAND) ? [] : [element.outerHTML]),
    ...[...element.attributes]
      .filter(({ name }) => !(element.matches('a') && ['href', 'rel'].includes(name)))
      .map(({ name, value }) => `${name}=${value}`),
    ...(leadsWell(element.getAttribute('href')) ? [] : [element.outerHTML]),
  ]);
}

/** As a browser reads it: to a page of ours, openly to another site, to a mail or a telephone. */
function leadsWell(href: string | null): boolean {
  if (href === null) return true;
  const { protocol, host } = new URL(href, 'https://wemi.example');
  const isOpen = host === 'wemi.example' || /^https?:\/\//i.test(href);
  return protocol === 'mailto:' || protocol === 'tel:' || (/^https?:$/.test(protocol) && isOpen);
}

describe('Markdown of contents', () => {
  test.each([
    ['# Uno\n\n## Due\n\n##### Tre', '<h2>Uno</h2>\n<h2>Due</h2>\n<h4>Tre</h4>'],
    ['**forte** e *piano*', '<p><strong>forte</strong> e <em>piano</em></p>'],
    ['- uno\n- due', '<ul>\n<li>uno</li>\n<li>due</li>\n</ul>'],
    ['[qui](/servizi)', '<p><a href="/servizi">qui</a></p>'],
    [
      '[AgID](https://www.agid.gov.it)',
      '<p><a href="https://www.agid.gov.it" rel="noopener noreferrer external">AgID</a></p>',
    ],
    ['[scrivi](mailto:a@example.org)', '<p><a href="mailto:a@example.org">scrivi</a></p>'],
    ['a <b>b</b>', '<p>a &lt;b&gt;b&lt;/b&gt;</p>'],
    ['[no](javascript:ran())', '<p>[no](javascript:ran())</p>'],
    ['[no](//canary.invalid)', '<p><a>no</a></p>'],
    ['|a|b|\n|-|-|\n|1|2|', '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>'],
  ])('%s', (text, html) => expect(renderMarkdown(text)).toBe(html)); // prettier-ignore

  const OURS = '/api/content/images/milano/59a931b8-5e22-5fff-ba12-ee84f3a3e115';
  test.each([
    [`![Il **cortile** "grande"](${OURS})`, `<p><img src="${OURS}" alt="Il cortile &quot;grande&quot;" /></p>`],
    ['![x](https://canary.invalid/x.png)', '<p>x</p>'],
    ['![x](//canary.invalid/x.png)', '<p>x</p>'],
    [`![x](${OURS}/../../../me)`, '<p>x</p>'],
    [`![x](${OURS}?a)`, '<p>x</p>'],
    ['![x](/api/me)', '<p>x</p>'],
    ['![x](data:image/png;base64,AAAA)', '<p>x</p>'],
  ])('shows only pictures of ours, so that a browser asks nobody else for anything: %s', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  }); // prettier-ignore

  test('says of each picture what it tells, and whether it is ours', () => {
    const text = `![](${OURS})\n\n- ![Il cortile](${OURS}) ![x](/x.png)\n\n\`![](no)\``;
    expect(imagesOf(text)).toEqual([
      { alt: '', isOurs: true },
      { alt: 'Il cortile', isOurs: true },
      { alt: 'x', isOurs: false },
    ]);
  });

  test('sees what is dangerous in what was not made clean', () => {
    const found = (html: string) => dangersOf(html).length;
    expect(found('<img src=x onerror=ran()>')).toBeGreaterThan(0);
    expect(found('<a href="javascript:ran()">x</a>')).toBe(1);
    expect(found('<a href="//canary.invalid">x</a>')).toBe(1);
    expect(found('<p style="color:red">x</p>')).toBe(1);
  });

  const wraps: [string, (payload: string) => string][] = [
    ['as they stand', (payload) => payload],
    ['as a link’s target', (payload) => `[x](${payload})`],
    ['as a link’s target in brackets', (payload) => `[x](<${payload}> "${payload}")`],
    ['as a link’s words', (payload) => `[${payload}](https://example.org)`],
    ['as a picture', (payload) => `![${payload}](${payload})`],
    ['in a list, a quote and a fence', (payload) => `- ${payload}\n\n> ${payload}\n\n\`\`\`${payload}\n${payload}\n\`\`\``],
    ['in a table', (payload) => `|a|\n|-|\n|${payload}|`],
    ['as a reference', (payload) => `[x][r]\n\n[r]: ${payload}`],
    ['as an address of its own', (payload) => `<${payload}>`],
  ]; // prettier-ignore
  test.each(wraps)('can run nothing of 200 and more hostile texts, %s', (_where, wrap) => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(200);
    const dangerous = CORPUS.map((payload) => [payload, dangersOf(renderMarkdown(wrap(payload)))]);
    expect(dangerous.filter(([, dangers]) => dangers!.length > 0)).toEqual([]);
  });
});

describe('The beginning of a text', () => {
  test.each([
    ['Aperti **sempre**, vedi [Contatti](/contatti).', 'Aperti sempre, vedi Contatti.'],
    ['# Titolo\n\nUno\ndue.\n\n- tre\n- `quattro`', 'Titolo Uno due. tre quattro'],
    ['<b>non</b> è un marchio', '<b>non</b> è un marchio'],
    ['', ''],
  ])('has no marks: %j', (text, told) => {
    expect(excerptOf(text)).toBe(told);
  });

  test('ends at a word, and is no longer than it may be', () => {
    const told = excerptOf('parola '.repeat(100), 60);
    expect(told).toMatch(/parola…$/);
    expect(told.length).toBeLessThanOrEqual(60);
  });
});
