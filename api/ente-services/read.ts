import { completeness, missingIn } from '../../catalogue/check-service.ts';
import { movesFrom, type Transition, TRANSITIONS } from '../../catalogue/publishing.ts';
import { fieldsChanged, type ServiceContent } from '../../catalogue/service-content.ts';
import type { Trx } from '../../db/connect.ts';
import { listQualifiedTypes } from '../../db/enti.ts';
import { isTrusted } from '../../db/ente-trust.ts';
import {
  findServiceCard,
  listServiceActs,
  listServiceVersions,
  type ServiceCardRow,
} from '../../db/read-ente-services.ts';
import { listTypes } from '../../db/service-types.ts';
import type { Actor } from '../actor.ts';
import { renderMarkdown } from '../content/render-markdown.ts';
import { type Language, problem } from '../problem.ts';
import { findGround, wrongIn } from './ground.ts';

/** Its ente reads what is being written; the office what was sent last, and never what was not. */
function contentFor(row: ServiceCardRow, role: string): ServiceContent {
  return role === 'ente' ? row.content : (row.waiting ?? row.live ?? row.content);
}

export function cardOf(row: ServiceCardRow, role: string) {
  const content = contentFor(row, role);
  return {
    id: row.id,
    type: { id: row.serviceTypeId, nameIt: row.typeNameIt, nameEn: row.typeNameEn },
    typeRetiredAt: row.typeRetiredAt,
    ente: { id: row.enteId, name: row.enteName },
    title: content.title,
    state: row.state,
    version: row.version,
    completeness: completeness(content),
    changed: row.live ? fieldsChanged(row.live, content) : [],
    sentBack: row.latestMove === 'sendBack' ? row.latestReason : null,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    stateSince: row.stateSince,
  };
}

/** All of a service that the asker may see. @throws not-found */
export async function readService(
  trx: Trx,
  actor: Actor,
  { id, language }: { id: string; language: Language },
) {
  const { role, comuneId } = actor;
  const row = await findServiceCard(trx, { id });
  if (!row) throw problem('not-found');
  const versions = await listServiceVersions(trx, { id });
  const sent = { ...row, waiting: row.waiting ?? row.live ?? versions[0]?.content ?? row.content };
  const content = contentFor(sent, role);
  const { enteId, serviceTypeId } = row;
  const ground = await findGround(trx, { comuneId, enteId, serviceTypeId });
  const trusted = await isTrusted(trx, { enteId });
  return {
    ...cardOf(role === 'ente' ? row : sent, role),
    content,
    descriptionHtml: renderMarkdown(content.description),
    missing: missingIn(content).map(({ pointer }) => pointer),
    live: row.live,
    liveDescriptionHtml: row.live && renderMarkdown(row.live.description),
    faults: wrongIn(content, ground).map(({ pointer, message }) => ({
      pointer,
      message: message[language],
    })),
    definition: ground.type,
    competences: [...ground.competences],
    languages: [...ground.languages],
    municipi: [...ground.municipi],
    isQualified: ground.isQualified,
    isTrusted: trusted,
    allowed: allowedTo(role, row, trusted),
    versions,
    acts: await listServiceActs(trx, { id }),
  };
}

/** What the page offers: the table's moves, without those that trust, or its absence, would refuse. */
function allowedTo(role: string, { state }: ServiceCardRow, trusted: boolean) {
  return movesFrom(state, role).filter((name) => {
    const { guards = [] }: Transition = TRANSITIONS[name];
    return !guards.includes(trusted ? 'enteIsNotTrusted' : 'enteIsTrusted');
  });
}

/** What an ente may write services of, by name, and whether the comune lets it publish at once. */
export async function readOwnTypes(trx: Trx, { comuneId, enteId = '' }: Actor) {
  const qualified = new Set((await listQualifiedTypes(trx, { enteId })).map(({ id }) => id));
  const types = await listTypes(trx, { comuneId });
  return {
    items: types
      .filter(({ id, retiredAt }) => retiredAt === null && qualified.has(id))
      .map(({ id, definition: { nameIt, nameEn } }) => ({ id, nameIt, nameEn })),
    isTrusted: await isTrusted(trx, { enteId }),
  };
}
