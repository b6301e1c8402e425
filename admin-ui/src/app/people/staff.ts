/** The roles that an administrator gives, in the order of the form. */
export const STAFF_ROLES = ['ente', 'operator', 'sportello', 'auditor', 'admin'] as const;

/** Those that an ente gives. */
export const ENTE_ROLES = ['operator', 'ente'] as const;

/** The place that a role works at. */
export function placeOf(role: string): 'ente' | 'sportello' | undefined {
  if (role === 'ente' || role === 'operator') return 'ente';
  return role === 'sportello' ? 'sportello' : undefined;
}
