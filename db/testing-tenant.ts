/** Who appears in the planted comune. */
export const TENANT = {
  comuneId: 'milano',
  elsewhere: 'sesto-san-giovanni',
  citizen: '11111111-0000-4000-8000-000000000001',
  otherCitizen: '11111111-0000-4000-8000-000000000002',
  admin: '55555555-0000-4000-8000-000000000001',
  secondAdmin: '55555555-0000-4000-8000-000000000003',
  chosenEnte: 'e0000000-0000-4000-8000-000000000001',
  rivalEnte: 'e0000000-0000-4000-8000-000000000002',
  pratica: 'a0000000-0000-4000-8000-000000000001',
};

/** The ids of its rows, each unique within its table. */
export const id = (n: number) => `b0000000-0000-4000-8000-00000000000${n}`;

export const NOW = `'2026-11-02T09:00:00Z'`;
