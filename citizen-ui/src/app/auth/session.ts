import { Service, computed, signal } from '@angular/core';
import type Keycloak from 'keycloak-js';
import { forgetSignedIn, isLikelySignedIn, rememberSignedIn } from './signed-in-mark';

type Status = 'unknown' | 'anonymous' | 'signed-in';

/**
 * Who is using the page. The login library is fetched only when a private page is opened, or when
 * this browser was signed in before: public pages never pay for it.
 */
@Service()
export class Session {
  readonly #status = signal<Status>(isLikelySignedIn() ? 'unknown' : 'anonymous');
  readonly #name = signal('');
  readonly #personId = signal<string | null>(null);
  readonly status = this.#status.asReadonly();
  readonly name = this.#name.asReadonly();
  readonly personId = this.#personId.asReadonly();
  readonly isSignedIn = computed(() => this.#status() === 'signed-in');
  #keycloak: Keycloak | undefined;
  #ready: Promise<boolean> | undefined;

  /** Settles who is here, silently: no page is shown, nobody is sent anywhere. */
  settle(): Promise<boolean> {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  /** Settles at page load only when this browser was signed in before. */
  async resume(): Promise<void> {
    if (isLikelySignedIn()) await this.settle();
  }

  /** Leaves for the login page; afterwards the person lands on `/accesso`. */
  async signIn(locale: string): Promise<void> {
    await this.settle();
    await this.#keycloak?.login({ redirectUri: `${location.origin}/accesso`, locale });
  }

  async signOut(): Promise<void> {
    forgetSignedIn();
    await this.settle();
    await this.#keycloak?.logout({ redirectUri: `${location.origin}/` });
  }

  /** A token good for at least half a minute; `undefined` when nobody is signed in. */
  async token(): Promise<string | undefined> {
    if (this.#status() === 'anonymous' || !(await this.settle())) return undefined;
    try {
      await this.#keycloak?.updateToken(30);
      return this.#keycloak?.token;
    } catch {
      this.end();
      return undefined;
    }
  }

  /** The login is over (expired or revoked elsewhere): the page goes on as anonymous. */
  end(): void {
    forgetSignedIn();
    this.#keycloak?.clearToken();
    this.#status.set('anonymous');
    this.#name.set('');
    this.#personId.set(null);
  }

  async #start(): Promise<boolean> {
    try {
      const { createKeycloak } = await import('./keycloak');
      this.#keycloak = createKeycloak();
      const isIn = await this.#keycloak.init({
        onLoad: 'check-sso',
        silentCheckSsoRedirectUri: `${location.origin}/silent-check-sso.html`,
        silentCheckSsoFallback: false,
        checkLoginIframe: false,
        pkceMethod: 'S256',
      });
      this.#welcome(isIn);
      return isIn;
    } catch {
      // The login service is away: try again at the next need.
      this.#ready = undefined;
      this.#status.set('anonymous');
      return false;
    }
  }

  #welcome(isIn: boolean): void {
    if (!isIn) {
      this.end();
      return;
    }
    const claims = this.#keycloak?.tokenParsed;
    rememberSignedIn();
    this.#name.set(typeof claims?.['name'] === 'string' ? claims['name'] : '');
    this.#personId.set(claims?.sub ?? null);
    this.#status.set('signed-in');
  }
}
