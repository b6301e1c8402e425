const key = 'wemi.favourite';

/** Keeps what somebody wanted to find again while they are away at the login page. */
export function keepWanted(serviceId: string): void {
  sessionStorage.setItem(key, serviceId);
}

/** Whether it was this service, once. */
export function takeWanted(serviceId: string): boolean {
  if (sessionStorage.getItem(key) !== serviceId) return false;
  sessionStorage.removeItem(key);
  return true;
}
