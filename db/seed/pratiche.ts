import { signIn, type Visitor } from './pratiche/visitor.ts';
import { STORIES } from './pratiche/stories.ts';

/**
 * Demo pratiche in several states, made through the real API as their people would make them:
 * nothing is inserted behind the workflow's back. Fixed Idempotency-Keys: running it again
 * changes nothing. Environment: PUBLIC_URL, OIDC_ISSUER.
 */
const { PUBLIC_URL, OIDC_ISSUER } = process.env;
if (!PUBLIC_URL || !OIDC_ISSUER) throw new Error('Environment: missing PUBLIC_URL or OIDC_ISSUER');

const visitors = new Map<string, Promise<Visitor>>();
const as = (username: string): Promise<Visitor> => {
  const known =
    visitors.get(username) ??
    signIn({ username, apiUrl: `${PUBLIC_URL}/api`, issuer: OIDC_ISSUER });
  visitors.set(username, known);
  return known;
};

for (const [name, tell] of Object.entries(STORIES)) {
  console.log(`${name}: ${await tell(as)}`);
}
