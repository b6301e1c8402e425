import { adminApiOf, RealmAway, type RealmAnswer } from './admin-api.ts';
import type { RealmSettings } from './settings.ts';

/** The product's roles; whatever else an account may hold in the realm is not ours to give or take. */
export const ROLES = ['citizen', 'ente', 'operator', 'sportello', 'admin', 'auditor'] as const;
export type AccountRole = (typeof ROLES)[number];

/** Whom an account stands for: a role, and the place that goes with it. */
export interface Standing {
  role: AccountRole;
  /** Of an ente or an operator. */
  enteId?: string;
  sportelloId?: string;
}

export interface Invitation extends Standing {
  /** The command's: asked again, it finds the account that it made. */
  id: string;
  comuneId: string;
  firstName: string;
  lastName: string;
  email: string;
}

export interface Account {
  id: string;
  comuneId: string | undefined;
  roles: AccountRole[];
  enteId: string | undefined;
  sportelloId: string | undefined;
  isEnabled: boolean;
  /** The person has still to choose a password: an invitation that nobody has taken up. */
  isWaiting: boolean;
}

/** One log-in of a person, on one device. */
export interface AccountSession {
  id: string;
  /** ISO instants. */
  startedAt: string;
  lastSeenAt: string;
}

/** The accounts of the realm. Everything done twice is done once. All may throw RealmAway. */
export interface Accounts {
  find(id: string): Promise<Account | undefined>;
  /** @returns the account's id, also when this invitation made it before; undefined when another has the address */
  create(invitation: Invitation): Promise<string | undefined>;
  /** Takes away every other role of work; whoever is a citizen, too, stays one. */
  setStanding(id: string, standing: Standing): Promise<void>;
  setEnabled(id: string, isEnabled: boolean): Promise<void>;
  /** Sends a mail whose link lets the person choose a password; it is good for three days. */
  mailPassword(id: string, app: 'citizen-ui' | 'admin-ui'): Promise<void>;
  /** The latest first. */
  listSessions(id: string): Promise<AccountSession[]>;
  endSession(sessionId: string): Promise<void>;
  endSessions(id: string): Promise<void>;
  /** The account is gone for good, or was not there. */
  remove(id: string): Promise<void>;
}

const LINK_SECONDS = 3 * 24 * 3600;

/** Keycloak's accounts, by its Admin API. Ids alone stand in addresses. */
export function accountsOf(settings: RealmSettings): Accounts {
  const ask = adminApiOf(settings);

  async function readUser(id: string): Promise<User | undefined> {
    const answer = await ask('GET', `/users/${id}`);
    return answer.status === 404 ? undefined : (good(answer).body as User);
  }
  async function listRoles(id: string, more = ''): Promise<RealmRole[]> {
    return good(await ask('GET', `/users/${id}/role-mappings/realm${more}`)).body as RealmRole[];
  }

  return {
    async find(id) {
      const user = await readUser(id);
      return user && accountOf(user, await listRoles(id));
    },

    async create({ id, firstName, lastName, email, comuneId, ...standing }) {
      const made = await ask('POST', '/users', {
        ...{ username: email, email, firstName, lastName, enabled: true },
        attributes: { comune: [comuneId], invitation_id: [id], ...placeOf(standing) },
        requiredActions: ['UPDATE_PASSWORD'],
      });
      if (made.status === 409) {
        const found = good(await ask('GET', `/users?q=invitation_id:${id}`)).body as User[];
        return found[0]?.id;
      }
      return good(made).madeId!;
    },

    async setStanding(id, standing) {
      const user = await readUser(id);
      if (!user) throw new RealmAway('there is no such account');
      const held = (await listRoles(id)).filter(({ name }) => isOurs(name) && name !== 'citizen');
      const surplus = held.filter(({ name }) => name !== standing.role);
      // First taken, then given: a crash in between leaves too little, never too much.
      if (surplus.length > 0)
        good(await ask('DELETE', `/users/${id}/role-mappings/realm`, surplus));
      const { ente_id: _ente, sportello_id: _sportello, ...kept } = user.attributes ?? {};
      good(await ask('PUT', `/users/${id}`, { ...user, attributes: { ...kept, ...placeOf(standing) } })); // prettier-ignore
      if (surplus.length < held.length) return;
      const given = (await listRoles(id, '/available')).filter(({ name }) => name === standing.role); // prettier-ignore
      good(await ask('POST', `/users/${id}/role-mappings/realm`, given));
    },

    async setEnabled(id, isEnabled) {
      good(await ask('PUT', `/users/${id}`, { enabled: isEnabled }));
    },

    async mailPassword(id, app) {
      const query = new URLSearchParams({ client_id: app, lifespan: String(LINK_SECONDS) });
      good(await ask('PUT', `/users/${id}/execute-actions-email?${query}`, ['UPDATE_PASSWORD']));
    },

    async listSessions(id) {
      const answer = await ask('GET', `/users/${id}/sessions`);
      if (answer.status === 404) return [];
      return (good(answer).body as Session[])
        .sort((one, other) => other.lastAccess - one.lastAccess)
        .map(({ id: sessionId, start, lastAccess }) => ({
          id: sessionId,
          startedAt: new Date(start).toISOString(),
          lastSeenAt: new Date(lastAccess).toISOString(),
        }));
    },

    async endSession(sessionId) {
      goodOrGone(await ask('DELETE', `/sessions/${encodeURIComponent(sessionId)}`));
    },

    async endSessions(id) {
      goodOrGone(await ask('POST', `/users/${id}/logout`));
    },

    async remove(id) {
      goodOrGone(await ask('DELETE', `/users/${id}`));
    },
  };
}

interface User {
  id: string;
  enabled: boolean;
  attributes?: Record<string, string[]>;
  requiredActions?: string[];
}
interface RealmRole {
  id: string;
  name: string;
}
interface Session {
  id: string;
  /** Milliseconds since 1970. */
  start: number;
  lastAccess: number;
}

function accountOf(user: User, roles: RealmRole[]): Account {
  const attribute = (name: string) => user.attributes?.[name]?.[0];
  return {
    id: user.id,
    comuneId: attribute('comune'),
    roles: roles.map(({ name }) => name).filter(isOurs),
    enteId: attribute('ente_id'),
    sportelloId: attribute('sportello_id'),
    isEnabled: user.enabled,
    isWaiting: user.requiredActions?.includes('UPDATE_PASSWORD') ?? false,
  };
}

function placeOf({ enteId, sportelloId }: Standing | Omit<Standing, 'role'>) {
  return {
    ...(enteId ? { ente_id: [enteId] } : {}),
    ...(sportelloId ? { sportello_id: [sportelloId] } : {}),
  };
}

function isOurs(name: string): name is AccountRole {
  return (ROLES as readonly string[]).includes(name);
}

function good(answer: RealmAnswer): RealmAnswer {
  if (answer.status < 300) return answer;
  throw new RealmAway(`the realm refuses what was asked: ${answer.status}`);
}

function goodOrGone(answer: RealmAnswer): void {
  if (answer.status !== 404) good(answer);
}
