import { withClient } from '../../dev/parts/databases.ts';
import { enteId } from '../../db/seed/enti.ts';

/** Totals of reviews of an ente's services of one type, behind the back of who writes reviews. */
export async function plantReviews(
  adminUrl: string,
  { ente, type, reviews, stars }: { ente: number; type: string; reviews: number; stars: number },
): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(
      `insert into wemi.review_total (comune_id, ente_id, service_type_id, reviews, stars)
       values ('milano', $1, $2, $3, $4)
       on conflict (ente_id, service_type_id) do update set reviews = $3, stars = $4`,
      [enteId(ente), type, reviews, stars],
    ),
  );
}
