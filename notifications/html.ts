/** A mail as HTML. */
export function toHtml(mail: {
  language: string;
  subject: string;
  about: string;
  lines: string[];
  action: string;
  link: string;
  /** Other pages that it is about. */
  more?: { action: string; link: string }[];
  closing: string[];
}): string {
  const { language, subject, about, lines, action, link, more = [], closing } = mail;
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:17px/1.5 'Titillium Web',Arial,sans-serif;color:#17324d;background:#fff"><main style="max-width:560px;margin:0 auto">
<h1 style="font-size:24px;line-height:1.25;margin:0 0 8px">${escapeHtml(capitalise(subject))}</h1>
<p style="margin:0 0 24px">${escapeHtml(capitalise(about))}</p>
${lines.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;background:#0066cc;color:#fff;font-weight:700;border-radius:4px">${escapeHtml(action)}</a></p>
${more.map((other) => `<p style="margin:0 0 24px"><a href="${escapeHtml(other.link)}" style="color:#0066cc">${escapeHtml(other.action)}</a></p>`).join('\n')}
${closing.map(paragraph).join('\n')}
</main></body></html>`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
