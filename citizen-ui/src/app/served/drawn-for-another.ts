import { likelyComune } from '../auth/signed-in-mark';

/**
 * Pages come drawn for the comune of the address. Who was signed in here and is of another one gets
 * theirs: the app begins as on a page that came empty.
 */
export function emptyWhatIsForAnother(document: Document): void {
  const comune = likelyComune();
  const root = document.querySelector('[ng-server-context]');
  if (!comune || !root) return;
  const state = document.getElementById('ng-state');
  const known = JSON.parse(state?.textContent || '{}') as { 'wemi.comune'?: string };
  if (known['wemi.comune'] === comune) return;
  for (const name of ['ng-server-context', 'ngh']) root.removeAttribute(name);
  root.replaceChildren();
  state?.remove();
}
