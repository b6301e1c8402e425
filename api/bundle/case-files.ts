import { openDocumentFiles } from '../../db/document-files.ts';
import type { Language } from '../problem.ts';
import { bytesOf } from './archive.ts';
import type { Case } from './pdf/case-acts.ts';
import { writeCasePdf } from './pdf/case-pdf.ts';
import type { CaseFile } from './seal.ts';

const ENDINGS: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

export const CASE_PDF = 'case.pdf';

/**
 * The files of a case that are not JSON: the document that tells all of it to people, and those
 * that were sent with it, as they lie in their folder. One that is gone is told in its place: a lost
 * file is no reason to withhold the rest.
 */
export async function readCaseFiles(
  folder: string,
  of: Case,
  language: Language,
): Promise<CaseFile[]> {
  const pdf = { name: CASE_PDF, content: await writeCasePdf(of, language) };
  return [pdf, ...(await readDocuments(folder, of))];
}

async function readDocuments(
  folder: string,
  { documents, needDocuments }: Case,
): Promise<CaseFile[]> {
  const files = openDocumentFiles(folder);
  const read = [...needDocuments, ...documents].map(
    async ({ id, comuneId, storedAs, type }): Promise<CaseFile> => {
      try {
        const content = await files.read({ comuneId, storedAs });
        return { name: `documents/${id}.${ENDINGS[type] ?? 'bin'}`, content };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        const content = bytesOf('This document was not in its folder when the case was sealed.\n');
        return { name: `documents/${id}.missing.txt`, content };
      }
    },
  );
  return Promise.all(read);
}
