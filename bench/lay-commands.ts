import { sql } from 'kysely';
import { asSystem, type Db } from '../db/connect.ts';

/** Lays the rows that the API would write before each update, under the ids of `commandIdOf`. */
export async function layCommands(
  db: Db,
  { slots, perSlot }: { slots: number; perSlot: number },
): Promise<void> {
  const payload = JSON.stringify({
    priceModel: 'hourly',
    lines: [{ label: 'Ore di assistenza', unit: 'hour', unitCents: 2200, quantity: 40 }],
    firstDate: '2027-01-10',
    profile: 'OSS',
  });
  await asSystem(db, 'milano', async (trx) => {
    await sql`
      insert into command (id, comune_id, pratica_id, transition, request_hash, payload)
      select (lpad(to_hex(slot), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
             'milano', gen_random_uuid(), 'reviseOffer', '-', ${payload}::jsonb
      from generate_series(0, ${slots - 1}::int) slot, generate_series(1, ${perSlot}::int) n`.execute(
      trx,
    );
  });
}
