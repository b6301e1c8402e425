import type { Trx } from '../connect.ts';

/** Meals at home: the comune runs the service, enti cook and bring it, and who eats pays the comune. */
const OWED_TO_MILANO = 'pasti-domicilio';

/** The numbers of pagoPA's own examples: a comune puts its own in their place, with a later day. */
const CREDITOR = {
  fiscalCode: '77777777777',
  name: 'Comune di Milano',
  iban: 'IT60X0542811101000000123456',
  segregationCode: '47',
  category: '0201102IM',
  // Invented: Poste Italiane gives neither such an account nor such an authorisation.
  postalAccount: '000000000000',
  postalAuthorisation: 'AUT. DI ESEMPIO N. 0000 DEL 01/01/2020',
};

/** Who is paid for what, once: what the comune has laid down since then stays. */
export async function writePayees(
  trx: Trx,
  { comuneId, serviceTypeId = OWED_TO_MILANO }: { comuneId: string; serviceTypeId?: string },
): Promise<void> {
  const validFrom = '2020-01-01';
  await trx
    .insertInto('payeeRule')
    .values({ comuneId, serviceTypeId, validFrom, payee: 'comune' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('pagopaCreditor')
    .values({ ...CREDITOR, comuneId, validFrom })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
