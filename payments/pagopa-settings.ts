/** One subscription key for each of pagoPA's products. */
export interface PagoPaAccess {
  url: string;
  gpdKey: string;
  receiptsKey: string;
  checkoutKey: string;
  fdrKey: string;
  /** No call is waited for longer. */
  timeoutMs?: number;
}

export interface PagoPaVariables {
  PAGOPA_URL?: string;
  PAGOPA_GPD_KEY?: string;
  PAGOPA_RECEIPTS_KEY?: string;
  PAGOPA_CHECKOUT_KEY?: string;
  PAGOPA_FDR_KEY?: string;
}

/**
 * The variables stand together: all, or none.
 * @returns undefined when this deployment has no pagoPA
 * @throws Error naming those that are missing
 */
export function readPagoPaSettings(variables: PagoPaVariables): PagoPaAccess | undefined {
  const { PAGOPA_URL, PAGOPA_GPD_KEY, PAGOPA_RECEIPTS_KEY, PAGOPA_CHECKOUT_KEY, PAGOPA_FDR_KEY } = variables; // prettier-ignore
  const group = { PAGOPA_URL, PAGOPA_GPD_KEY, PAGOPA_RECEIPTS_KEY, PAGOPA_CHECKOUT_KEY, PAGOPA_FDR_KEY }; // prettier-ignore
  const missing = Object.entries(group).filter(([, value]) => !value);
  if (missing.length === Object.keys(group).length) return undefined;
  if (missing.length > 0)
    throw new Error(
      `Environment: missing or malformed ${missing.map(([name]) => name).join(', ')}`,
    );
  return {
    url: PAGOPA_URL!,
    gpdKey: PAGOPA_GPD_KEY!,
    receiptsKey: PAGOPA_RECEIPTS_KEY!,
    checkoutKey: PAGOPA_CHECKOUT_KEY!,
    fdrKey: PAGOPA_FDR_KEY!,
  };
}
