import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { isWritable } from '../../catalogue/publishing.ts';
import { fieldsChanged, type ServiceContent } from '../../catalogue/service-content.ts';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { addEnteService, keepContent, lockEnteService } from '../../db/ente-services.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { Actor } from '../actor.ts';
import { fieldErrors } from '../field-errors.ts';
import { type FieldError, problem } from '../problem.ts';
import { findGround, wrongIn } from './ground.ts';
import { Content } from './schemas.ts';
import { COLUMN_OF, readSheet, rowError, type SheetRow } from './sheet.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv, ['date']);
const isContent = ajv.compile(Content);

/**
 * Takes the rows of a sheet as drafts: a row with an id changes that service, one without begins a new
 * one. All of them or none, so that nobody has to find out which half went in; nothing is sent to the
 * office. The same command again begins nothing twice.
 * @returns how many were begun and how many changed
 * @throws invalid with an error for each cell that cannot be taken
 */
export function importServices(
  db: Db,
  actor: Actor,
  { commandId, csv }: { commandId: string; csv: string },
): Promise<{ begun: number; changed: number }> {
  const { rows, errors } = readSheet(csv);
  if (errors.length > 0) throw problem('invalid', { errors });
  if (rows.length === 0) throw problem('invalid', { errors: [EMPTY] });
  return asSystem(db, actor.comuneId, async (trx) => {
    const wrong: FieldError[] = [];
    let [begun, changed] = [0, 0];
    for (const row of rows) {
      const found = await takeRow(trx, actor, { row, commandId });
      if (typeof found !== 'string') wrong.push(...found);
      else if (found === 'begun') begun += 1;
      else if (found === 'changed') changed += 1;
    }
    // The transaction goes with what it has written so far.
    if (wrong.length > 0) throw problem('invalid', { errors: wrong.slice(0, ERRORS_AT_MOST) });
    return { begun, changed };
  });
}

const ERRORS_AT_MOST = 100;

async function takeRow(
  trx: Trx,
  actor: Actor,
  { row, commandId }: { row: SheetRow; commandId: string },
): Promise<'begun' | 'changed' | 'same' | FieldError[]> {
  const { number } = row;
  const { comuneId, enteId = '', id: updatedBy } = actor;
  const misfits = isContent(row.content) ? [] : fieldErrors((isContent.errors ?? []) as never);
  if (misfits.length > 0) return inCells(number, misfits);
  const id = UUID.test(row.id) ? row.id : nameUuid('ente-service', commandId, String(number));
  const known = await lockEnteService(trx, { id });
  if (row.id && known?.enteId !== enteId) return [rowError(number, 'id', NOT_YOURS)];
  const content = { ...row.content, ...photosOf(known?.content) };
  const serviceTypeId = known?.serviceTypeId ?? row.serviceTypeId;
  const ground = await findGround(trx, { comuneId, enteId, serviceTypeId }).catch(() => undefined);
  if (!ground?.isQualified) return [rowError(number, 'tipo', NOT_QUALIFIED)];
  const errors = wrongIn(content, ground);
  if (errors.length > 0) return inCells(number, errors);
  if (!known) {
    await addEnteService(trx, { id, comuneId, enteId, serviceTypeId, content, updatedBy });
    return 'begun';
  }
  if (!row.id) return 'same';
  if (String(known.version) !== row.version) return [rowError(number, 'versione', CHANGED)];
  if (!isWritable(known.state)) return [rowError(number, 'id', WAITS)];
  if (!differs(known.content, content)) return 'same';
  await keepContent(trx, { id, content, updatedBy });
  return 'changed';
}

function photosOf(before: ServiceContent | undefined): Pick<ServiceContent, 'photos'> {
  return before?.photos ? { photos: before.photos } : {};
}

function differs(before: ServiceContent, after: ServiceContent): boolean {
  return fieldsChanged(before, after).length > 0;
}

/** Places in a content, as columns of its row. */
function inCells(number: number, errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ pointer, message }) => {
    const field = pointer.split('/')[1] as keyof typeof COLUMN_OF;
    return rowError(number, COLUMN_OF[field] ?? 'riga', message);
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMPTY: FieldError = {
  pointer: '/csv',
  message: { it: 'Il file non ha righe che si possano leggere.', en: 'The file has no rows that can be read.' },
}; // prettier-ignore
const NOT_YOURS = { it: 'fra i tuoi servizi non c’è.', en: 'it is not among your services.' };
const NOT_QUALIFIED = { it: 'il tuo ente ora non è qualificato per questo servizio.', en: 'your organisation is not qualified for this service now.' }; // prettier-ignore
const CHANGED = { it: 'nel frattempo è cambiato: scarica il file di nuovo.', en: 'it has changed meanwhile: download the file again.' }; // prettier-ignore
const WAITS = { it: 'ora non si può cambiare: è dall’ufficio, o è ritirato.', en: 'it cannot be changed now: it is with the office, or withdrawn.' }; // prettier-ignore
