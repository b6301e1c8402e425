/**
 * A mail whose styles stand in the page's own frame: our policy knows no styles on elements, only sheets
 * that carry the nonce of the page. They are taken off before the mail is parsed, which already counts
 * as applying them.
 */
export function withNonce(html: string, nonce: string | null): string {
  const known = nonce ? html.replaceAll('<style', `<style nonce="${nonce}"`) : html;
  const plain = known.replace(/\sstyle="/g, ' data-style="');
  const page = new DOMParser().parseFromString(plain, 'text/html');
  const rules = [...page.querySelectorAll('[data-style]')].map((element, n) => {
    const style = element.getAttribute('data-style');
    element.removeAttribute('data-style');
    element.setAttribute('data-n', String(n));
    return `[data-n="${n}"]{${style}}`;
  });
  const sheet = page.createElement('style');
  if (nonce) sheet.setAttribute('nonce', nonce);
  sheet.textContent = rules.join('\n');
  page.head.prepend(sheet);
  for (const script of page.querySelectorAll('script')) script.remove();
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
