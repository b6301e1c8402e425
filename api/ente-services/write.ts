import { isWritable } from '../../catalogue/publishing.ts';
import { EMPTY_CONTENT, type Field, fieldsChanged, type ServiceContent } from '../../catalogue/service-content.ts'; // prettier-ignore
import { type Db, asSystem, type Trx } from '../../db/connect.ts';
import {
  addEnteService,
  type EnteService,
  keepContent,
  lockEnteService,
} from '../../db/ente-services.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listNames } from '../../db/persons.ts';
import type { Actor } from '../actor.ts';
import { type FieldError, problem, type Text } from '../problem.ts';
import { findGround, mustBeTheirs, wrongIn } from './ground.ts';

/**
 * An ente begins a service of a type for which it is qualified; the same command again is the same.
 * @returns its id
 * @throws type-not-yours, idempotency-key-reused
 */
export function beginService(
  db: Db,
  { comuneId, enteId = '', id: updatedBy }: Actor,
  { commandId, serviceTypeId }: { commandId: string; serviceTypeId: string },
): Promise<string> {
  const id = nameUuid('ente-service', commandId);
  return asSystem(db, comuneId, async (trx) => {
    const known = await lockEnteService(trx, { id });
    if (known && known.serviceTypeId !== serviceTypeId) throw problem('idempotency-key-reused');
    if (known) return id;
    const ground = await findGround(trx, { comuneId, enteId, serviceTypeId });
    mustBeTheirs(ground);
    const content = { ...EMPTY_CONTENT, zones: [...ground.municipi] };
    await addEnteService(trx, { id, comuneId, enteId, serviceTypeId, content, updatedBy });
    return id;
  });
}

/**
 * Keeps what an ente is writing. What is there already, word for word, is kept as it is: whoever did not
 * hear the answer may send it again.
 * @throws not-found, service-not-in-state, service-changed, type-not-yours, invalid
 */
export function keepService(
  db: Db,
  actor: Actor,
  { id, expectedVersion, content }: { id: string; expectedVersion: number; content: ServiceContent },
): Promise<void> {
  return asSystem(db, actor.comuneId, async (trx) => {
    const service = await lockTheirs(trx, actor, id);
    if (!isWritable(service.state)) throw problem('service-not-in-state');
    const changed = fieldsChanged(service.content, content);
    if (changed.length === 0) return;
    if (service.version !== expectedVersion) throw await changedMeanwhile(trx, service, changed);
    const ground = await findGround(trx, service);
    mustBeTheirs(ground);
    mustBeFree(wrongIn(content, ground));
    await keepContent(trx, { id, content, updatedBy: actor.id });
  });
} // prettier-ignore

/** An ente's own; for the office whatever was ever sent to it. @throws not-found */
export async function lockTheirs(trx: Trx, actor: Actor, id: string): Promise<EnteService> {
  const service = await lockEnteService(trx, { id });
  const isTheirs =
    actor.role === 'ente' ? service?.enteId === actor.enteId : (service?.versions ?? 0) > 0;
  if (!service || !isTheirs) throw problem('not-found');
  return service;
}

/** @throws invalid, with the places within `content` */
export function mustBeFree(errors: FieldError[]): void {
  if (errors.length === 0) return;
  throw problem('invalid', {
    errors: errors.map(({ pointer, message }) => ({ pointer: `/content${pointer}`, message })),
  });
}

/** Who wrote meanwhile, and in which fields that differs from what was sent now. */
export async function changedMeanwhile(trx: Trx, service: EnteService, fields: readonly Field[]) {
  const { updatedBy } = service;
  const by = updatedBy && (await listNames(trx, [updatedBy])).get(updatedBy);
  const say = (language: 'it' | 'en') => fields.map((field) => NAMES[field][language]).join(', ');
  if (fields.length === 0) return problem('service-changed');
  return problem('service-changed', {
    detail: {
      it: `${by ?? 'WeMi'} ha scritto qualcosa di diverso da te: ${say('it')}.`,
      en: `${by ?? 'WeMi'} wrote something else than you: ${say('en')}.`,
    },
  });
}

const NAMES: Record<Field, Text> = {
  title: { it: 'titolo', en: 'title' },
  summary: { it: 'riassunto', en: 'summary' },
  description: { it: 'descrizione', en: 'description' },
  included: { it: 'che cosa è compreso', en: 'what is included' },
  profiles: { it: 'chi viene', en: 'who comes' },
  competences: { it: 'competenze', en: 'skills' },
  languages: { it: 'lingue', en: 'languages' },
  zones: { it: 'municipi', en: 'municipi' },
  priceLines: { it: 'prezzi', en: 'prices' },
  availableFrom: { it: 'da quando', en: 'from when' },
  covers: { it: 'risposte alle domande', en: 'answers to the questions' },
  photos: { it: 'fotografie', en: 'photographs' },
};
