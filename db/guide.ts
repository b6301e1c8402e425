import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** The questions of the guided path in order, each with its answers. */
export async function listGuide(trx: Trx, { comuneId }: { comuneId: string }) {
  const questions = await trx
    .selectFrom('guideQuestion')
    .select(['id', 'textIt', 'textEn'])
    .where('comuneId', '=', comuneId)
    .orderBy('position')
    .execute();
  const answers = await trx
    .selectFrom('guideAnswer')
    .select(['questionId', 'id', 'textIt', 'textEn', 'nextId'])
    .where('comuneId', '=', comuneId)
    .orderBy('position')
    .execute();
  return questions.map((question) => ({
    ...question,
    answers: answers
      .filter(({ questionId }) => questionId === question.id)
      .map(({ questionId: _, ...answer }) => answer),
  }));
}

/** Where answers lead: service types, the weightiest first, each with every reason. */
export async function listLeads(
  trx: Trx,
  { comuneId, answers }: { comuneId: string; answers: { question: string; answer: string }[] },
) {
  const leads = await trx
    .selectFrom('guideLead as lead')
    .innerJoin('serviceType as type', (join) =>
      join.onRef('type.comuneId', '=', 'lead.comuneId').onRef('type.id', '=', 'lead.serviceTypeId'),
    )
    .select(['type.id', 'type.nameIt', 'type.nameEn', 'type.summaryIt', 'type.summaryEn'])
    .select(['lead.weight', 'lead.reasonIt', 'lead.reasonEn'])
    .where('lead.comuneId', '=', comuneId)
    .where('type.retiredAt', 'is', null)
    .where(
      sql`(lead.question_id, lead.answer_id)`,
      'in',
      sql`(select * from unnest(${answers.map(({ question }) => question)}::text[],
        ${answers.map(({ answer }) => answer)}::text[]))`,
    )
    .orderBy('lead.weight', 'desc')
    .orderBy('type.nameIt')
    .execute();
  const types = new Map<string, { total: number; rows: typeof leads }>();
  for (const lead of leads) {
    const type = types.get(lead.id) ?? { total: 0, rows: [] };
    types.set(lead.id, { total: type.total + lead.weight, rows: [...type.rows, lead] });
  }
  return [...types.values()]
    .sort((a, b) => b.total - a.total)
    .map(({ rows }) => {
      const { id, nameIt, nameEn, summaryIt, summaryEn } = rows[0]!;
      const reasons = rows.map(({ reasonIt, reasonEn }) => ({ it: reasonIt, en: reasonEn }));
      return { id, nameIt, nameEn, summaryIt, summaryEn, reasons };
    });
}
