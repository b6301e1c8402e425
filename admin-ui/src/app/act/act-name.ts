import type { Allowed, Pratica } from '../api-types';

/** The name of an action in the texts: suspending again, where a suspension is planned, changes it. */
export function actName({ transition }: Pick<Allowed, 'transition'>, pratica: Pratica): string {
  const isChange = transition === 'suspend' && pratica.service?.suspension;
  return isChange ? 'changeSuspension' : transition;
}
