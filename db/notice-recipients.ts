import type { Trx } from './connect.ts';
import type { UnsentNotice } from './outbox.ts';

export interface Recipients {
  emails: string[];
  language: string;
}

/**
 * Where a notice goes. The office reads its inbox, not mail: it has no address of its own; but one
 * whose act was contested is told of the answer.
 */
export async function findRecipients(trx: Trx, notice: UnsentNotice): Promise<Recipients> {
  if (notice.audience === 'citizen') return findApplicant(trx, notice);
  const isOfContest = notice.audience === 'office' && notice.eventKind === 'contestAnswered';
  const emails = isOfContest ? await findWhoActed(trx, notice) : await findEnti(trx, notice);
  return { emails, language: 'it' };
}

async function findApplicant(trx: Trx, notice: UnsentNotice): Promise<Recipients> {
  const person = await trx
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', '=', notice.applicantId)
    .executeTakeFirst();
  return { emails: person?.email ? [person.email] : [], language: person?.language ?? 'it' };
}

async function findWhoActed(trx: Trx, { data }: UnsentNotice): Promise<string[]> {
  const person = await trx
    .selectFrom('contest')
    .innerJoin('person', 'person.id', 'contest.actedBy')
    .select('person.email')
    .where('contest.id', '=', String(data?.['contestId']))
    .executeTakeFirst();
  return person?.email ? [person.email] : [];
}

async function findEnti(trx: Trx, notice: UnsentNotice): Promise<string[]> {
  const { audience, praticaId } = notice;
  const concerned = (notice.data?.enteId as string | undefined) ?? notice.chosenEnteId;
  const asked = trx
    .selectFrom('praticaEnte')
    .innerJoin('ente', 'ente.id', 'praticaEnte.enteId')
    .select('ente.email')
    .distinct()
    .where('praticaId', '=', praticaId);
  const query = {
    // Who said no has nothing more to hear; a reminder is for those who said nothing.
    enti: () =>
      notice.eventKind === 'offersReminder'
        ? asked.where('answer', '=', 'awaited')
        : asked.where('answer', 'in', ['awaited', 'offered']),
    ente: () => asked.where('praticaEnte.enteId', '=', concerned),
    rivals: () =>
      asked
        .where('praticaEnte.enteId', '!=', concerned)
        .where('answer', 'in', ['awaited', 'offered']),
  }[audience];
  if (!query || (audience !== 'enti' && !concerned)) return [];
  return (await query().execute()).map(({ email }) => email);
}
