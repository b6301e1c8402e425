/**
 * What each comune keeps of what is paid for services. Milano keeps nothing but for clearing out homes, where
 * it asks a share towards the platform's costs; Sesto asks one and a half in a hundred of all.
 */
export const FEES: Record<
  string,
  { serviceTypeId: string | null; validFrom: string; rateBasisPoints: number }[]
> = {
  milano: [
    { serviceTypeId: null, validFrom: '2020-01-01', rateBasisPoints: 0 },
    { serviceTypeId: 'sgombero', validFrom: '2026-01-01', rateBasisPoints: 200 },
  ],
  'sesto-san-giovanni': [{ serviceTypeId: null, validFrom: '2026-01-01', rateBasisPoints: 150 }],
};
