import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, signal } from '@angular/core';
import type Keycloak from 'keycloak-js';
import { takeLanguage } from '../words/language';

const DEEP_LINK = 'wemi.deepLink';

/**
 * The person's session at the identity provider: code flow with PKCE, tokens kept in memory only.
 * The redirect URI is one exact address, so the page asked for waits in sessionStorage.
 */
@Injectable({ providedIn: 'root' })
export class Login {
  readonly state = signal<'opening' | 'in' | 'failed'>('opening');
  #keycloak: Keycloak | undefined;
  #renewing: Promise<void> | undefined;

  /** Resolves once the person is logged in; until then the browser may leave for the login page. */
  async start(): Promise<void> {
    this.state.set('opening');
    try {
      if (!(await this.#openSession())) return await this.#leaveForLogin();
      this.state.set('in');
    } catch {
      this.state.set('failed');
    }
  }

  /**
   * A token good for at least half a minute. While the login service or the network is away, the
   * page stays and what was typed with it.
   * @throws HttpErrorResponse of status 0, as any request that got no answer: to be tried again
   */
  async token(): Promise<string | undefined> {
    try {
      await this.#keycloak?.updateToken(30);
    } catch {
      // keycloak-js clears the tokens when, and only when, the realm refuses them (400).
      if (!this.#keycloak?.refreshToken) await this.renew();
      else if (this.#keycloak.isTokenExpired()) throw noAnswer();
    }
    return this.#keycloak?.token;
  }

  /**
   * Asks again silently, so that what was typed stays; leaves for the login only when the realm
   * says that nobody is logged in.
   * @throws HttpErrorResponse of status 0 when the realm says nothing
   */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async logout(): Promise<void> {
    await this.#keycloak?.logout({ redirectUri: `${location.origin}/admin/` });
  }

  async #renew(): Promise<void> {
    const isIn = await this.#openSession().catch(() => {
      throw noAnswer();
    });
    if (!isIn) await this.#leaveForLogin();
  }

  async #openSession(): Promise<boolean> {
    const { default: Adapter } = await import('keycloak-js');
    const keycloak = new Adapter({
      url: `${location.origin}/auth`,
      realm: 'wemi',
      clientId: 'admin-ui',
    });
    const isIn = await withinReason(
      keycloak.init({
        onLoad: 'check-sso',
        pkceMethod: 'S256',
        redirectUri: `${location.origin}/admin/accesso`,
        silentCheckSsoRedirectUri: `${location.origin}/admin/silent-check-sso.html`,
        silentCheckSsoFallback: false,
        checkLoginIframe: false,
      }),
    );
    this.#keycloak = keycloak;
    return isIn;
  }

  async #leaveForLogin(): Promise<void> {
    keepDeepLink();
    await this.#keycloak?.login({
      redirectUri: `${location.origin}/admin/accesso`,
      locale: takeLanguage(),
    });
    await new Promise(() => undefined); // The browser is leaving: nothing may run meanwhile.
  }
}

const LONGEST_SILENCE_MS = 20_000;

/** A frame that cannot load never tells: silence is an answer that did not come. */
function withinReason<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(noAnswer()), LONGEST_SILENCE_MS);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

function noAnswer(): HttpErrorResponse {
  return new HttpErrorResponse({ status: 0, url: '/auth' });
}

/** The page that was asked for before the login, once. */
export function takeDeepLink(): string {
  const link = sessionStorage.getItem(DEEP_LINK) ?? '/';
  sessionStorage.removeItem(DEEP_LINK);
  return link;
}

function keepDeepLink(): void {
  const path = location.pathname.replace(/^\/admin/, '') || '/';
  if (path !== '/accesso') sessionStorage.setItem(DEEP_LINK, path + location.search);
}
