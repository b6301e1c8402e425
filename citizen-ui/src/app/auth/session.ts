import { Service, computed, signal } from '@angular/core';
import type Keycloak from 'keycloak-js';
import { forgetLocalDrafts } from '../need/local-drafts';
import { loginAway } from './login-away';
import { forgetSignedIn, isLikelySignedIn, likelyComune, rememberSignedIn } from './signed-in-mark';

type Status = 'unknown' | 'anonymous' | 'signed-in';

/** The library waits 10 s for an answer of the login page's frame: nobody looks that long. */
const answerWithin = 5_000;

/**
 * Who is using the page. The login library is fetched only when a private page is opened, or when
 * this browser was signed in before: public pages never pay for it.
 */
@Service()
export class Session {
  readonly #status = signal<Status>(isLikelySignedIn() ? 'unknown' : 'anonymous');
  readonly #name = signal('');
  readonly #personId = signal<string | null>(null);
  readonly #comune = signal(likelyComune());
  readonly #leaving = signal<'no' | 'busy' | 'failed'>('no');
  readonly status = this.#status.asReadonly();
  readonly name = this.#name.asReadonly();
  readonly personId = this.#personId.asReadonly();
  /** The id of the person's comune; `undefined` for a stranger, who gets the default one. */
  readonly comune = this.#comune.asReadonly();
  /** Whether the way to the login page is being taken, or could not be. */
  readonly leaving = this.#leaving.asReadonly();
  readonly isSignedIn = computed(() => this.#status() === 'signed-in');
  #keycloak: Keycloak | undefined;
  #ready: Promise<boolean> | undefined;
  #isAway = false;

  constructor() {
    // Back from the login page without having used it: the browser shows this page as it was left.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#leaving.set('no'));
  }

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
    if (this.#leaving() === 'busy') return;
    this.#leaving.set('busy');
    await this.settle();
    try {
      if (this.#isAway) throw loginAway();
      await this.#keycloak?.login({ redirectUri: `${location.origin}/accesso`, locale });
    } catch {
      this.#leaving.set('failed');
    }
  }

  /** Leaves, and takes along what the person wrote: this may be somebody else's computer. */
  async signOut(): Promise<void> {
    forgetSignedIn();
    forgetLocalDrafts();
    await this.settle();
    await this.#keycloak?.logout({ redirectUri: `${location.origin}/` });
  }

  /**
   * A token good for at least half a minute; `undefined` when nobody is signed in.
   * @throws HttpErrorResponse when the login service is away: the session is not over
   */
  async token(): Promise<string | undefined> {
    if (this.#status() === 'anonymous' && !this.#isAway) return undefined;
    if (!(await this.settle())) {
      if (this.#isAway) throw loginAway();
      return undefined;
    }
    const keycloak = this.#keycloak;
    try {
      await keycloak?.updateToken(30);
    } catch {
      // The library drops the token only when the login service says that the session is over.
      if (!keycloak?.token) this.end();
      else if (keycloak.isTokenExpired()) throw loginAway();
    }
    return keycloak?.token;
  }

  /** The login is over (expired or revoked elsewhere): the page goes on as anonymous. */
  end(): void {
    forgetSignedIn();
    this.#keycloak?.clearToken();
    this.#ready = Promise.resolve(false);
    this.#status.set('anonymous');
    this.#name.set('');
    this.#personId.set(null);
    this.#comune.set(undefined);
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
        messageReceiveTimeout: answerWithin,
      });
      this.#isAway = false;
      this.#welcome(isIn);
      return isIn;
    } catch {
      // The login service is away: try again at the next need.
      this.#ready = undefined;
      this.#isAway = true;
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
    const claim = (name: string) => (typeof claims?.[name] === 'string' ? claims[name] : undefined);
    rememberSignedIn(claim('comune'));
    this.#name.set(claim('name') ?? '');
    this.#personId.set(claims?.sub ?? null);
    this.#comune.set(claim('comune'));
    this.#status.set('signed-in');
  }
}
