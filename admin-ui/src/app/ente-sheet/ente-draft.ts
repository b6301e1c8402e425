import { maxLength, pattern, required, type SchemaPathTree } from '@angular/forms/signals';
import type { Branch } from '../../../../catalogue/branches';
import type { Photo } from '../../../../catalogue/photos';
import type { EnteSheet } from '../api-types';

export type EnteSaid = EnteSheet['said'];

/** What is typed of an ente; numbers as text, lists one on each line. */
export interface EnteDraft {
  aboutIt: string;
  aboutEn: string;
  address: string;
  postalCode: string;
  town: string;
  municipio: string;
  phone: string;
  email: string;
  founded: string;
  drawing: string;
  certificates: string;
  languages: string;
}

export const DRAWINGS = ['house-blue', 'house-green', 'house-warm'] as const;

export const EMPTY_ENTE: EnteDraft = {
  ...{ aboutIt: '', aboutEn: '', address: '', postalCode: '', town: '', municipio: '' },
  ...{ phone: '', email: '', founded: '' },
  ...{ drawing: DRAWINGS[0], certificates: '', languages: '' },
};

/** What is typed; photographs and branches are no text, and stand beside. */
export function toDraft({ photos: _, branches: __, ...said }: EnteSaid): EnteDraft {
  return {
    ...said,
    municipio: said.municipio === null ? '' : String(said.municipio),
    founded: said.founded === null ? '' : String(said.founded),
    certificates: said.certificates.join('\n'),
    languages: said.languages.join('\n'),
  };
}

interface Beside {
  photos?: readonly Photo[];
  branches?: readonly Branch[];
}

export function toSaid(draft: EnteDraft, { photos = [], branches = [] }: Beside = {}): EnteSaid {
  return {
    ...{ aboutIt: draft.aboutIt.trim(), aboutEn: draft.aboutEn.trim() },
    ...{ address: draft.address.trim(), postalCode: draft.postalCode.trim() },
    ...{ town: draft.town.trim(), phone: draft.phone.trim(), email: draft.email.trim() },
    municipio: draft.municipio ? Number(draft.municipio) : null,
    founded: draft.founded.trim() ? Number(draft.founded) : null,
    drawing: draft.drawing as EnteSaid['drawing'],
    certificates: linesOf(draft.certificates),
    languages: linesOf(draft.languages),
    photos: photos.map(({ path, altIt, altEn }) => ({
      path,
      altIt: altIt.trim(),
      altEn: altEn.trim(),
    })),
    branches: branches.map(trimmed),
  };
}

const trimmed = (branch: Branch): Branch => ({
  ...{ name: branch.name.trim(), address: branch.address.trim(), town: branch.town.trim() },
  ...{ postalCode: branch.postalCode.trim(), phone: branch.phone.trim() },
  hours: branch.hours.trim(),
});

const linesOf = (text: string) => [
  ...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean)),
]; // prettier-ignore

/** What must hold of what is typed; the API says the rest. */
export function checkEnte(path: SchemaPathTree<EnteDraft>): void {
  for (const name of ['aboutIt', 'address', 'postalCode', 'town', 'phone', 'email'] as const)
    required(path[name], { message: 'enteSheet.wrong.missing' });
  for (const name of ['aboutIt', 'aboutEn'] as const)
    maxLength(path[name], 4000, { message: 'wrong.tooLong' });
  maxLength(path.address, 200, { message: 'wrong.tooLong' });
  maxLength(path.town, 80, { message: 'wrong.tooLong' });
  pattern(path.postalCode, /^\s*[0-9]{5}\s*$/, { message: 'enteSheet.wrong.postalCode' });
  pattern(path.phone, /^\s*\+?[0-9 ]{5,30}$/, { message: 'enteSheet.wrong.phone' });
  pattern(path.email, /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, { message: 'enteSheet.wrong.email' });
  pattern(path.founded, /^\s*(\d{4})?\s*$/, { message: 'enteSheet.wrong.year' });
}

export const FIELDS = Object.keys(EMPTY_ENTE) as (keyof EnteDraft)[];

export type SaidField = keyof EnteSaid;

/** The fields in which two sheets differ, in the order of the form. */
export function differing(mine: EnteSaid, theirs: EnteSaid): SaidField[] {
  const of = (said: EnteSaid, field: SaidField) =>
    JSON.stringify(field === 'photos' || field === 'branches' ? (said[field] ?? []) : said[field]);
  return [...FIELDS, 'photos' as const, 'branches' as const].filter(
    (field) => of(mine, field) !== of(theirs, field),
  );
}
