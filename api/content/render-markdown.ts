import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { isImagePath } from './image-path.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.disable(['html_block', 'html_inline']);
markdown.core.ruler.push('headings-below-the-title', ({ tokens }) => {
  for (const token of tokens)
    if (token.type.startsWith('heading_')) token.tag = headingOf(token.tag);
});

/** The title of a page is its h1; sections begin below it, and go no deeper than three. */
function headingOf(tag: string): string {
  return `h${Math.min(4, Math.max(2, Number(tag.slice(1))))}`;
}

/** A picture of ours, else the words that stand for it. */
markdown.renderer.rules.image = (tokens, at, options, env, self) => {
  const token = tokens[at]!;
  const [alt, path] = [
    markdown.utils.escapeHtml(self.renderInlineAsText(token.children ?? [], options, env)),
    String(token.attrGet('src') ?? ''),
  ];
  return isImagePath(path) ? `<img src="${path}" alt="${alt}">` : alt;
};

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 's', 'a', 'blockquote', 'code', 'pre', 'hr', 'br', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt'] },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isImagePath(attribs['src'] ?? ''),
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: { href, ...(isOutside(href) ? { rel: 'noopener noreferrer external' } : {}) },
    }),
  },
}; // prettier-ignore

const isOutside = (href: string) => /^https?:/i.test(href);

/** The beginning of what an administrator wrote, without marks; cut at a word where it is longer. */
export function excerptOf(text: string, atMost = 160): string {
  const inline = markdown.parse(text, {}).filter(({ type }) => type === 'inline');
  const words = inline.flatMap(({ children }) =>
    (children ?? [])
      .map(({ type, content }) => (type.endsWith('break') ? ' ' : content))
      .concat(' '),
  );
  const plain = words.join('').replace(/\s+/g, ' ').trim();
  if (plain.length <= atMost) return plain;
  return `${plain.slice(0, atMost - 1).replace(/\s+\S*$/, '')}…`;
}

/**
 * What an administrator wrote, as HTML that can run nothing: tags that they type are text, a second
 * library lets through the few elements that Markdown makes, and a link goes to a page, a mail or a
 * telephone. Pictures are those that were uploaded here.
 */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(markdown.render(text), ALLOWED).trim();
}

/** The pictures that a text shows or means to show: what each says, and whether it was uploaded here. */
export function imagesOf(text: string): { alt: string; isOurs: boolean }[] {
  const inline = markdown.parse(text, {}).flatMap(({ children }) => children ?? []);
  return inline
    .filter(({ type }) => type === 'image')
    .map((token) => ({
      alt: token.content.trim(),
      isOurs: isImagePath(String(token.attrGet('src') ?? '')),
    }));
}
