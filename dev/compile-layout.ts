import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../notifications/layout.mjml', import.meta.url));

/**
 * The layout of all mails as HTML that handlebars fills in. It asks nobody for fonts, and has the landmark
 * `main` instead of mjml's own article around it.
 * @throws Error that says what is wrong in the source
 */
export async function compileLayout(): Promise<string> {
  const { default: mjml } = await import('mjml');
  const { html } = await mjml(readFileSync(source, 'utf8'), {
    fonts: {},
    validationLevel: 'strict',
  });
  const bare = html.replace(' aria-label="{{subject}}" aria-roledescription="email" role="article"', ''); // prettier-ignore
  const lines = bare.split('\n').map((line) => line.trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
