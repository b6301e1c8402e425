import type { AvvisoView } from '../api-types';

/** What is typed of an avviso; numbers as text. */
export const EMPTY_AVVISO = {
  titleIt: '',
  titleEn: '',
  textIt: '',
  textEn: '',
  opensOn: '',
  closesOn: '',
  months: '36',
  examinationDeadline: '30',
  examinationReminder: '20',
  integrationDeadline: '10',
  renewalDays: '90',
  documentDays: '30',
  assessments: '1',
  pointsAtLeast: '',
  requirements: [] as RequirementDraft[],
};
export type AvvisoDraft = typeof EMPTY_AVVISO;

export interface RequirementDraft {
  labelIt: string;
  labelEn: string;
  kind: 'document' | 'declaration';
  expires: boolean;
  optional: boolean;
}

export const EMPTY_REQUIREMENT: RequirementDraft = {
  ...{ labelIt: '', labelEn: '', kind: 'document' as const },
  ...{ expires: true, optional: false },
};

export const NUMBERS = [
  'months', 'examinationDeadline', 'examinationReminder', 'integrationDeadline', 'renewalDays',
  'documentDays', 'assessments',
] as const; // prettier-ignore

/** What was written before, as it is typed. */
export function toDraft(avviso: AvvisoView): AvvisoDraft {
  const { titleIt, titleEn, textIt, textEn, opensAt, closesAt, terms } = avviso;
  const days = ({ businessDays }: { businessDays: number }) => String(businessDays);
  return {
    ...{ titleIt, titleEn, textIt, textEn, opensOn: dayIn(opensAt), closesOn: dayIn(closesAt) },
    months: String(terms.months),
    examinationDeadline: days(terms.examinationDeadline),
    examinationReminder: days(terms.examinationReminder),
    integrationDeadline: days(terms.integrationDeadline),
    renewalDays: String(terms.renewalDays),
    documentDays: String(terms.documentDays),
    assessments: String(terms.assessments),
    pointsAtLeast: terms.pointsAtLeast === null ? '' : String(terms.pointsAtLeast),
    requirements: avviso.requirements.map(({ id: _, ...asked }) => asked),
  };
}

/** What is sent of what was typed. It opens with its first day and closes with its last. */
export function toAvviso(
  draft: AvvisoDraft,
  chosen: { serviceTypeIds: readonly string[]; municipi: readonly number[] },
) {
  const { titleIt, titleEn, textIt, textEn, opensOn, closesOn, pointsAtLeast } = draft;
  const count = (name: (typeof NUMBERS)[number]) => Number(draft[name]);
  const span = (name: (typeof NUMBERS)[number]) => ({ businessDays: count(name) });
  return {
    ...{ titleIt, titleEn, textIt, textEn, ...chosen },
    opensAt: instantOf(opensOn, '00:00:00'),
    closesAt: instantOf(closesOn, '23:59:59'),
    requirements: draft.requirements.map((asked, index) => ({
      ...asked,
      id: `r${index + 1}`,
      expires: asked.expires && asked.kind === 'document',
    })),
    terms: {
      examinationReminder: span('examinationReminder'),
      examinationDeadline: span('examinationDeadline'),
      integrationDeadline: span('integrationDeadline'),
      months: count('months'),
      renewalDays: count('renewalDays'),
      documentDays: count('documentDays'),
      assessments: count('assessments'),
      pointsAtLeast: pointsAtLeast.trim() ? Number(pointsAtLeast) : null,
    },
  };
}

/** The reader works where the comune is: their own clock is the comune's. */
function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}`).toISOString();
}

function dayIn(instant: string): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
