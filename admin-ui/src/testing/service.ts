import { EMPTY_CONTENT, type ServiceContent } from '../../../catalogue/service-content';
import type { EnteService } from '../app/api-types';

export const AT = '2026-11-28T10:00:00.000Z';
export const CONTENT: ServiceContent = {
  ...EMPTY_CONTENT,
  ...{
    title: 'Notti serene',
    summary: 'Chi veglia',
    description: 'Una **OSS**.',
    profiles: ['OSS'],
  },
  ...{ languages: ['Italiano'], zones: [1], covers: ['timeBands:night'] },
  priceLines: [{ label: 'Ora di notte', unit: 'hour', band: 'night', unitCents: 2600 }],
};
const option = (id: string, it_: string) => ({ id, it: it_, en: '' });
/** A service as its ente reads it, with what is said of it. */
export const aService = (change: object = {}): EnteService =>
  ({
    ...{ id: 's', type: { id: 't', nameIt: 'Assistenza', nameEn: 'Care' }, typeRetiredAt: null, ente: { id: 'e', name: 'La Cura' } },
    ...{ title: 'Notti serene', state: 'draft', version: 2, completeness: 88, changed: [], sentBack: null },
    ...{ updatedAt: AT, updatedBy: 'Paola Conti', stateSince: AT, content: CONTENT, missing: [] },
    ...{ descriptionHtml: '<p>Una <strong>OSS</strong>.</p>', live: null, liveDescriptionHtml: null, faults: [] },
    definition: {
      ...{ sectionId: 'cura', nameIt: '-', nameEn: '-', summaryIt: '-', summaryEn: '-', shared: false },
      ...{ profiles: ['OSS', 'ASA'], priceModels: ['hourly', 'package'] },
      params: [{ id: 'timeBands', it: 'Fasce orarie', en: 'Time bands', type: 'choices', sensitive: false, required: false, options: [option('day', 'Giorno'), option('night', 'Notte')] }],
    },
    ...{ competences: [], languages: ['Italiano', 'Arabo'], municipi: [1, 2] },
    ...{ isQualified: true, isTrusted: false, allowed: ['submit', 'withdraw'], versions: [], acts: [] },
    ...change,
  }) as EnteService; // prettier-ignore
