import type { OwnOperator } from '../api-types';

/** What is typed of one who works for the ente; empty days are none. */
export interface OperatorDraft {
  name: string;
  profile: string;
  competences: string;
  credentials: { title: string; number: string; expiresOn: string }[];
  leftOn: string;
}

export const EMPTY_CREDENTIAL = { title: '', number: '', expiresOn: '' };
export const EMPTY_OPERATOR: OperatorDraft = {
  ...{ name: '', profile: '', competences: '', leftOn: '' },
  credentials: [],
};

export function toDraft({ said }: Pick<OwnOperator, 'said'>): OperatorDraft {
  return {
    ...{ name: said.name, profile: said.profile, leftOn: said.leftOn ?? '' },
    competences: said.competences.join('\n'),
    credentials: said.credentials.map((each) => ({ ...each, expiresOn: each.expiresOn ?? '' })),
  };
}

export function toSaid(draft: OperatorDraft): OwnOperator['said'] {
  const lines = draft.competences.split('\n').map((line) => line.trim());
  return {
    ...{ name: draft.name.trim(), profile: draft.profile, leftOn: draft.leftOn || null },
    competences: [...new Set(lines.filter(Boolean))],
    credentials: draft.credentials.map(({ title, number, expiresOn }) => ({
      ...{ title: title.trim(), number: number.trim(), expiresOn: expiresOn || null },
    })),
  };
}

export type Field = keyof OwnOperator['said'];

/** The fields in which two sheets differ, in the order of the form. */
export function differing(mine: OwnOperator['said'], theirs: OwnOperator['said']): Field[] {
  const fields: Field[] = ['name', 'profile', 'competences', 'credentials', 'leftOn'];
  return fields.filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]));
}
