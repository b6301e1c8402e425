import { beforeEach, describe, expect, it, jest } from '@jest/globals';

/** The session at the identity provider, as keycloak-js keeps it. */
const keycloak = {
  init: jest.fn<() => Promise<boolean>>(),
  login: jest.fn<() => Promise<void>>(),
  updateToken: jest.fn<() => Promise<boolean>>(),
  isTokenExpired: jest.fn<() => boolean>(),
  token: 'a-token' as string | undefined,
  refreshToken: 'a-refresh-token' as string | undefined,
};
jest.unstable_mockModule('keycloak-js', () => ({
  default: function Keycloak() {
    return keycloak;
  },
}));
const { Login } = await import('./login');

describe('the login', () => {
  let login: InstanceType<typeof Login>;

  beforeEach(async () => {
    keycloak.refreshToken = 'a-refresh-token';
    keycloak.init.mockReset().mockResolvedValue(true);
    keycloak.login.mockReset().mockResolvedValue();
    keycloak.updateToken.mockReset().mockResolvedValue(false);
    keycloak.isTokenExpired.mockReset().mockReturnValue(true);
    login = new Login();
    await login.start();
  });

  function refuseTheSession(): void {
    keycloak.updateToken.mockImplementation(async () => {
      keycloak.refreshToken = undefined; // As keycloak-js does after a 400.
      throw new Error('400');
    });
  }

  it('stays on the page when the token cannot be renewed for want of an answer', async () => {
    keycloak.updateToken.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(login.token()).rejects.toMatchObject({ status: 0 });
    keycloak.updateToken.mockResolvedValue(true);
    expect(await login.token()).toBe('a-token');
    expect(keycloak.login).not.toHaveBeenCalled();
  });

  it('goes on with a token that is still good', async () => {
    keycloak.updateToken.mockRejectedValue(new TypeError('Failed to fetch'));
    keycloak.isTokenExpired.mockReturnValue(false);
    expect(await login.token()).toBe('a-token');
  });

  it('stays when the session was refused but nothing says that nobody is logged in', async () => {
    refuseTheSession();
    keycloak.init.mockRejectedValue(new Error('Timeout'));
    await expect(login.token()).rejects.toMatchObject({ status: 0 });
    expect(keycloak.login).not.toHaveBeenCalled();
  });

  it('renews silently once for all requests that were refused together', async () => {
    refuseTheSession();
    const tokens = await Promise.all([login.token(), login.token(), login.token()]);
    expect(tokens).toEqual(['a-token', 'a-token', 'a-token']);
    expect(keycloak.init).toHaveBeenCalledTimes(2);
  });

  it('leaves for the login when the realm says that nobody is logged in', async () => {
    refuseTheSession();
    keycloak.init.mockResolvedValue(false);
    void login.token();
    await new Promise((resolve) => setTimeout(resolve));
    expect(keycloak.login).toHaveBeenCalled();
  });
});
