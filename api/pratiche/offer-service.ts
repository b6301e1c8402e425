import { isLive } from '../../catalogue/publishing.ts';
import type { Trx } from '../../db/connect.ts';
import { findNamedService, findServiceOfOffer, listOfferable } from '../../db/kept-services.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import type { FieldError, Text } from '../problem.ts';
import {
  SERVICE_NOT_PUBLISHED,
  SERVICE_NOT_YOURS,
  SERVICE_OF_OTHER_TYPE,
} from './payload-texts.ts';

export interface OfEnteAndType {
  /** The ente in whose right the offer is made. */
  enteId?: string;
  serviceTypeId: string;
}

/** What is wrong with the service that an offer names, if it names one. */
export async function wrongInService(
  trx: Trx,
  { serviceId }: { serviceId?: string | undefined },
  { enteId, serviceTypeId }: OfEnteAndType,
): Promise<FieldError[]> {
  if (!serviceId) return [];
  const found = await findNamedService(trx, { id: serviceId });
  const wrong = (message: Text) => [{ pointer: '/serviceId', message }];
  if (!found || found.enteId !== enteId) return wrong(SERVICE_NOT_YOURS);
  if (found.serviceTypeId !== serviceTypeId) return wrong(SERVICE_OF_OTHER_TYPE);
  return isLive(found.state) ? [] : wrong(SERVICE_NOT_PUBLISHED);
}

/**
 * An offer with the version of the service that it is made on, as families read it now: the one that is
 * named, else the one that the offer was made on before, else the only one that the ente has of the
 * type. The browser never says which version. Other payloads come back as they are.
 */
export async function onPublishedVersion(
  trx: Trx,
  transition: TransitionName,
  { payload, enteId, serviceTypeId }: OfEnteAndType & { payload: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  if (!enteId || !MADE_ON_A_SERVICE.includes(transition)) return payload;
  const services = await listOfferable(trx, { enteId, serviceTypeId });
  const { serviceId, offerId } = payload as { serviceId?: string; offerId?: string };
  const before = offerId ? await findServiceOfOffer(trx, { offerId }) : null;
  const of = (id: string | null | undefined) => id && services.find((one) => one.id === id.toLowerCase());
  const service = of(serviceId) || of(before) || (services.length === 1 ? services[0] : undefined);
  return service ? { ...payload, service } : payload;
} // prettier-ignore

const MADE_ON_A_SERVICE: readonly TransitionName[] = ['submitOffer', 'reviseOffer'];
