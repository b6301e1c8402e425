import { randomUUID } from 'node:crypto';
import {
  type Account,
  type Accounts,
  type AccountSession,
  ROLES,
  type Standing,
} from './accounts.ts';
import { RealmAway } from './admin-api.ts';

interface Claims {
  sub?: string | undefined;
  roles?: unknown;
  comune?: unknown;
  ente_id?: unknown;
  sportello_id?: unknown;
}

/** Accounts in memory, for tests of those who ask for them; `people` have one each from the start. */
export function accountsInMemory(people: readonly Claims[]) {
  const accounts = new Map<string, Account & { email?: string; invitationId?: string }>();
  const sessions = new Map<string, (AccountSession & { of: string })[]>();
  const mails: { to: string; app: string }[] = [];
  /** Says nothing to `off` acts from now on: the realm is away. */
  const state = { isAway: false };
  for (const claims of people) {
    const roles = ROLES.filter((role) => (claims.roles as string[]).includes(role));
    accounts.set(claims.sub!, {
      ...{ id: claims.sub!, roles, isEnabled: true, isWaiting: false },
      comuneId: claims.comune as string,
      enteId: claims.ente_id as string | undefined,
      sportelloId: claims.sportello_id as string | undefined,
    });
  }
  const known = (id: string) => {
    const account = accounts.get(id);
    if (!account) throw new RealmAway('there is no such account');
    return account;
  };
  const stand = (id: string, { role, enteId, sportelloId }: Standing) => {
    const roles = known(id).roles.filter((held) => held === 'citizen');
    Object.assign(known(id), { roles: [...roles, role], enteId, sportelloId });
  };
  const all: Accounts = {
    find: async (id) => structuredClone(accounts.get(id)),
    async create({ id: invitationId, email, comuneId }) {
      const same = [...accounts.values()].find((account) => account.email === email);
      if (same) return same.invitationId === invitationId ? same.id : undefined;
      const id = randomUUID();
      accounts.set(id, { id, email, invitationId, comuneId, roles: [], enteId: undefined, sportelloId: undefined, isEnabled: true, isWaiting: true }); // prettier-ignore
      return id;
    },
    setStanding: async (id, standing) => stand(id, standing),
    setEnabled: async (id, isEnabled) => void (known(id).isEnabled = isEnabled),
    mailPassword: async (to, app) => void mails.push({ to, app }),
    listSessions: async (id) => sessions.get(id)?.map(({ of: _of, ...session }) => session) ?? [],
    async endSession(sessionId) {
      for (const [id, own] of sessions) sessions.set(id, own.filter((one) => one.id !== sessionId)); // prettier-ignore
    },
    endSessions: async (id) => void sessions.delete(id),
    remove: async (id) => void accounts.delete(id),
  };
  const asked = Object.fromEntries(
    Object.entries(all).map(([name, ask]) => [
      name,
      async (...args: never[]) => {
        if (state.isAway) throw new RealmAway('the realm does not answer');
        return (ask as (...given: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Accounts;
  const logIn = (of: string, id: string, at = '2026-11-30T08:00:00.000Z') =>
    sessions.set(of, [...(sessions.get(of) ?? []), { id, of, startedAt: at, lastSeenAt: at }]);
  return { asked, accounts, mails, logIn, state };
}
