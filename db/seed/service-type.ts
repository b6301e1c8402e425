import type { Param } from '../tables/catalogue.ts';
import type { SectionId } from './sections.ts';

/** A kind of service as the catalogue describes it, with the everyday words people search for. */
export interface ServiceTypeSeed {
  id: string;
  sectionId: SectionId;
  it: string;
  en: string;
  summaryIt: string;
  summaryEn: string;
  profiles: string[];
  params: Param[];
  priceModels: string[];
  shared?: true;
  synonyms: string[];
}
