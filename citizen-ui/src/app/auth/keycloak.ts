import Keycloak from 'keycloak-js';

/** The only file that brings the login library along; imported when it is needed. */
export function createKeycloak(): Keycloak {
  return new Keycloak({ url: `${location.origin}/auth`, realm: 'wemi', clientId: 'citizen-ui' });
}
