import {
  lockQualificationNotice,
  type QualificationNotice,
} from '../../db/qualification-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells enti and the office of qualifications.
 * @returns whether there is certainly more to tell
 */
export function tellOfQualifications(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<QualificationNotice>(settings, {
    table: 'qualificationNotice',
    lockNext: lockQualificationNotice,
    isOver: () => false,
    factOf: ({ kind, enteId, qualificationId }) => ({
      kind: `qualification:${kind}`,
      audience: enteId ? 'ente' : 'office',
      ...{ personId: null, enteId },
      path: `/admin/qualificazioni/${qualificationId}`,
    }),
  });
}
