import type { Allowed, Pratica } from '../api-types';

/** The name of an action in the texts: doing again what stands already changes or answers it. */
export function actName(
  { transition, onBehalfOf }: Pick<Allowed, 'transition' | 'onBehalfOf'>,
  { service, renewal }: Pratica,
): string {
  if (transition === 'suspend' && service?.suspension) return 'changeSuspension';
  if (transition === 'proposeRenewal' && renewal) {
    // Of those who work here, only an ente proposes in its own right.
    const side = onBehalfOf?.role ?? 'ente';
    return renewal.by === side ? 'changeRenewal' : 'counterRenewal';
  }
  return transition;
}
