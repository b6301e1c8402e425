import type { TypeDefinition } from '../../catalogue/definition.ts';
import { checkService, type ServiceFault } from '../../catalogue/check-service.ts';
import { type Ground, namesOf, type ServiceContent } from '../../catalogue/service-content.ts';
import type { Trx } from '../../db/connect.ts';
import { listQualifiedTypes } from '../../db/enti.ts';
import { listTypes } from '../../db/service-types.ts';
import { mustBeOffered } from '../catalogue/retired.ts';
import { listOwnPictures, strangersIn } from '../photos/read-photos.ts';
import { type FieldError, problem, type Text } from '../problem.ts';

export interface OfEnte {
  comuneId: string;
  enteId: string;
  serviceTypeId: string;
}

export interface ServiceGround extends Ground {
  type: TypeDefinition;
  /** Since when the comune no longer offers the type. */
  retiredAt: string | null;
  /** For this type, in one municipio at least. */
  isQualified: boolean;
  /** Where the pictures of the ente are read. */
  pictures: readonly string[];
}

/** What the catalogue and the qualifications of an ente allow today. @throws not-found */
export async function findGround(
  trx: Trx,
  { comuneId, enteId, serviceTypeId }: OfEnte,
): Promise<ServiceGround> {
  const types = await listTypes(trx, { comuneId });
  const found = types.find(({ id }) => id === serviceTypeId);
  if (!found) throw problem('not-found');
  const type = found.definition;
  const all = types.map(({ definition }) => definition);
  const qualified = await listQualifiedTypes(trx, { enteId });
  const municipi = qualified.find(({ id }) => id === serviceTypeId)?.municipi ?? [];
  return {
    type,
    competences: namesOf('competences', type, all),
    languages: namesOf('languages', type, all),
    municipi,
    retiredAt: found.retiredAt,
    isQualified: municipi.length > 0,
    pictures: await listOwnPictures(trx, { comuneId, enteId }),
  };
}

/** @throws service-type-retired; type-not-yours for a type that the ente is not qualified for today */
export function mustBeTheirs({ type, retiredAt, isQualified }: ServiceGround): void {
  mustBeOffered({ ...type, retiredAt });
  if (!isQualified) throw problem('type-not-yours');
}

/** What may not be said, in words, each with its place in the content. */
export function wrongIn(content: ServiceContent, ground: ServiceGround): FieldError[] {
  const { photos = [] } = content;
  return [...checkService(content, ground).map(inWords), ...strangersIn(photos, ground.pictures)];
}

export function inWords({ pointer, fault }: ServiceFault): FieldError {
  return { pointer, message: WORDS[fault] };
}

const WORDS: Record<ServiceFault['fault'], Text> = {
  profile: { it: 'Questo profilo non è previsto per il servizio.', en: 'This profile is not foreseen for the service.' },
  competence: { it: 'Questa competenza non è nel catalogo.', en: 'This skill is not in the catalogue.' },
  language: { it: 'Questa lingua non è nel catalogo.', en: 'This language is not in the catalogue.' },
  zone: { it: 'In questo municipio il tuo ente non è qualificato.', en: 'Your organisation is not qualified in this municipio.' },
  unit: { it: 'Per questo servizio non si può chiedere un prezzo così.', en: 'This service cannot be priced this way.' },
  band: { it: 'La fascia oraria vale solo per ore e visite.', en: 'A time band is for hours and visits only.' },
  quantity: { it: 'Solo un pacchetto contiene più di uno.', en: 'Only a package holds more than one.' },
  'price-twice': { it: 'Questo prezzo c’è già.', en: 'This price is there already.' },
  covers: { it: 'Questa risposta non è fra quelle del servizio.', en: 'This answer is not among those of the service.' },
  missing: { it: 'Manca ancora.', en: 'Still missing.' },
}; // prettier-ignore
