const key = 'wemi.signed-in';

/** A mark, never a token: it only says that asking the login service is worth it. */
export function isLikelySignedIn(): boolean {
  return localStorage.getItem(key) === '1';
}

export function rememberSignedIn(): void {
  localStorage.setItem(key, '1');
}

export function forgetSignedIn(): void {
  localStorage.removeItem(key);
}
