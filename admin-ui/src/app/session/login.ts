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

  /** A token good for at least half a minute; undefined when the session is over. */
  async token(): Promise<string | undefined> {
    try {
      await this.#keycloak?.updateToken(30);
    } catch {
      await this.renew();
    }
    return this.#keycloak?.token;
  }

  /** Asks again silently, so that what was typed stays; leaves for the login only when refused. */
  async renew(): Promise<void> {
    if (!(await this.#openSession().catch(() => false))) await this.#leaveForLogin();
  }

  async logout(): Promise<void> {
    await this.#keycloak?.logout({ redirectUri: `${location.origin}/admin/` });
  }

  async #openSession(): Promise<boolean> {
    const { default: Adapter } = await import('keycloak-js');
    this.#keycloak = new Adapter({
      url: `${location.origin}/auth`,
      realm: 'wemi',
      clientId: 'admin-ui',
    });
    return this.#keycloak.init({
      onLoad: 'check-sso',
      pkceMethod: 'S256',
      redirectUri: `${location.origin}/admin/accesso`,
      silentCheckSsoRedirectUri: `${location.origin}/admin/silent-check-sso.html`,
      silentCheckSsoFallback: false,
      checkLoginIframe: false,
    });
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
