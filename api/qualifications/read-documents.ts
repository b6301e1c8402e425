import type { Trx } from '../../db/connect.ts';
import { listQualificationFiles } from '../../db/qualification-files.ts';
import { listDocuments } from '../../db/qualifications.ts';
import type { AnsweredRequirement } from '../../db/record-application.ts';
import { fileView } from './file-schemas.ts';

/** What an ente has declared to an avviso, with the files of it that the asker may open. */
export async function readDocuments(trx: Trx, id: string) {
  const rows = await listDocuments(trx, { id });
  const ids = rows.flatMap(({ fileId }) => fileId ?? []);
  const files = await listQualificationFiles(trx, { ids });
  const fileOf = (fileId: string | null = null) => {
    const file = files.find((one) => one.id === fileId);
    return file ? fileView(file) : null;
  };
  const all = rows.map(({ fileId, ...said }) => ({ ...said, file: fileOf(fileId) }));
  const requirementIds = [...new Set(all.map(({ requirementId }) => requirementId))];
  return {
    ofEach: requirementIds.map((requirementId) => {
      const [latest, ...earlier] = all.filter((one) => one.requirementId === requirementId);
      return { ...latest!, earlier };
    }),
    /** What was answered to a request of the office. */
    answered(answer: Record<string, unknown>, declaredAt: string | null) {
      const given = (answer['documents'] ?? []) as AnsweredRequirement[];
      return {
        items: (answer['items'] ?? []) as string[],
        documents: given.map(({ requirementId, reference, expiresOn = null, fileId }) => ({
          ...{ requirementId, reference, expiresOn, declaredAt: declaredAt ?? '' },
          file: fileOf(fileId),
        })),
      };
    },
  };
}
