/**
 * A mail whose styles stand in the page's own frame: our policy knows no styles on elements, only sheets
 * that carry the nonce of the page.
 */
export function withNonce(html: string, nonce: string | null): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const rules = [...page.querySelectorAll('[style]')].map((element, n) => {
    const style = element.getAttribute('style');
    element.removeAttribute('style');
    element.setAttribute('data-n', String(n));
    return `[data-n="${n}"]{${style}}`;
  });
  const sheet = page.createElement('style');
  sheet.textContent = rules.join('\n');
  page.head.prepend(sheet);
  for (const script of page.querySelectorAll('script')) script.remove();
  if (nonce) for (const style of page.querySelectorAll('style')) style.setAttribute('nonce', nonce);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
