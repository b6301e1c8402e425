import { type Kysely, sql } from 'kysely';

/**
 * A comune that has a postal account is paid with a slip at the post office, too: its notices of pagoPA
 * on paper then carry one, which Poste Italiane allows by an authorisation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pagopa_creditor
      add column postal_account text check (postal_account ~ '^\\d{12}$'),
      add column postal_authorisation text
        check (length(btrim(postal_authorisation)) between 1 and 100),
      add constraint postal_account_is_authorised
        check ((postal_account is null) = (postal_authorisation is null));
    comment on column pagopa_creditor.postal_account is 'twelve digits, with leading zeros';
    comment on column pagopa_creditor.postal_authorisation
      is 'of Poste Italiane to print slips, as it stands on them';
  `.execute(db);
}
