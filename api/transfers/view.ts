import type { Static } from 'typebox';
import type { Transfer } from '../../db/transfers.ts';
import type { TransferView } from './schemas.ts';

export function transferView(transfer: Transfer): Static<typeof TransferView> {
  const { isDue: _, number: __, applicantId: ___, enteId: ____, ...view } = transfer;
  return { ...view, status: statusOf(transfer) };
}

export function statusOf({ status, arrivals }: Pick<Transfer, 'status' | 'arrivals'>) {
  if (arrivals.length > 0) return 'arrived';
  return status === 'open' ? 'announced' : 'closed';
}
