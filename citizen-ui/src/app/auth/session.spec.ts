import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { rememberSignedIn } from './signed-in-mark';

const keycloak = {
  token: undefined as string | undefined,
  tokenParsed: { sub: 'p1', name: 'Anna', comune: 'sesto-san-giovanni' },
  init: jest.fn<() => Promise<boolean>>(),
  updateToken: jest.fn<() => Promise<boolean>>(),
  isTokenExpired: jest.fn<() => boolean>(),
  login: jest.fn<() => Promise<void>>(),
  logout: jest.fn<() => Promise<void>>(),
  clearToken: () => (keycloak.token = undefined),
};
jest.unstable_mockModule('./keycloak', () => ({ createKeycloak: () => keycloak }));
const { Session } = await import('./session');

describe('the session of a person', () => {
  beforeEach(() => {
    localStorage.clear();
    for (const one of [
      keycloak.init,
      keycloak.updateToken,
      keycloak.login,
      keycloak.isTokenExpired,
    ])
      one.mockReset();
    keycloak.token = 'abc';
    keycloak.init.mockResolvedValue(true);
    keycloak.updateToken.mockResolvedValue(true);
  });

  async function signedIn() {
    rememberSignedIn('sesto-san-giovanni');
    const session = TestBed.inject(Session);
    await session.settle();
    return session;
  }

  it('knows the comune before the login service has answered', () => {
    rememberSignedIn('sesto-san-giovanni');
    expect(TestBed.inject(Session).comune()).toBe('sesto-san-giovanni');
  });

  it('outlives a refresh that got no answer, which can be tried again', async () => {
    const session = await signedIn();
    keycloak.updateToken.mockRejectedValueOnce(new Error('503'));
    keycloak.isTokenExpired.mockReturnValue(true);
    await expect(session.token()).rejects.toMatchObject({ status: 503 });
    expect(session.isSignedIn()).toBe(true);
    await expect(session.token()).resolves.toBe('abc');
  });

  it('uses what is left of a token that could not be refreshed', async () => {
    const session = await signedIn();
    keycloak.updateToken.mockRejectedValueOnce(new Error('503'));
    keycloak.isTokenExpired.mockReturnValue(false);
    await expect(session.token()).resolves.toBe('abc');
  });

  it('ends when the login service says it is over, and then the guard sees nobody', async () => {
    const session = await signedIn();
    keycloak.updateToken.mockImplementationOnce(() => {
      keycloak.token = undefined;
      return Promise.reject(new Error('400'));
    });
    await expect(session.token()).resolves.toBeUndefined();
    expect(session.isSignedIn()).toBe(false);
    await expect(session.settle()).resolves.toBe(false);
    expect(session.comune()).toBeUndefined();
  });

  it('says that the login page cannot be reached, and lets one try again', async () => {
    keycloak.init.mockRejectedValueOnce(new Error('away'));
    const session = TestBed.inject(Session);
    await session.signIn('it');
    expect(session.leaving()).toBe('failed');
    await session.signIn('it');
    expect(keycloak.login).toHaveBeenCalledTimes(1);
  });

  it('leaves no draft in a browser that others may use', async () => {
    const session = await signedIn();
    localStorage.setItem('wemi.draft.tata', '{}');
    await session.signOut();
    expect(localStorage.length).toBe(0);
  });
});
