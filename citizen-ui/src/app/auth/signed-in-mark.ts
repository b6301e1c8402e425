const key = 'wemi.signed-in';
const comuneKey = 'wemi.comune';

/** A mark, never a token: it only says that asking the login service is worth it. */
export function isLikelySignedIn(): boolean {
  return localStorage.getItem(key) === '1';
}

/** The comune of who was signed in here: public pages show it before the login service answers. */
export function likelyComune(): string | undefined {
  return localStorage.getItem(comuneKey) ?? undefined;
}

export function rememberSignedIn(comune: string | undefined): void {
  localStorage.setItem(key, '1');
  if (comune) localStorage.setItem(comuneKey, comune);
}

export function forgetSignedIn(): void {
  localStorage.removeItem(key);
  localStorage.removeItem(comuneKey);
}
