const key = 'wemi.deep-link';

/** Keeps where the person was going while they are away at the login page. */
export function keepDeepLink(url: string): void {
  sessionStorage.setItem(key, url);
}

/** Gives the kept address back, once; only an address of this app. */
export function takeDeepLink(): string {
  const url = sessionStorage.getItem(key) ?? '';
  sessionStorage.removeItem(key);
  return /^\/(?![/\\])/.test(url) && !url.startsWith('/accesso') ? url : '/pratiche';
}
