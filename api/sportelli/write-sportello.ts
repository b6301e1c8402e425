import type { Static } from 'typebox';
import { listMunicipi } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { listSportelliSaid, listSportelloVersions, lockSportelli, writeSportelloVersion } from '../../db/sportelli.ts'; // prettier-ignore
import type { OpenHours, SportelloSaid } from '../../db/tables/sportelli.ts';
import type { Actor } from '../actor.ts';
import { isWritten } from '../next-version.ts';
import { type FieldError, problem } from '../problem.ts';
import type { WriteSportello } from './schemas.ts';

interface Given {
  commandId: string;
  /** Undefined for a new one: it is named after what it is called. */
  id: string | undefined;
  body: Static<typeof WriteSportello>;
}

/**
 * The next version of what the comune says of a sportello. The same command again is the same version.
 * @returns the sportello's id
 * @throws not-found, invalid with a pointer to each wrong field, sportello-changed when the writer has
 *   not seen the latest version, idempotency-key-reused
 */
export async function writeSportello(trx: Trx, actor: Actor, given: Given): Promise<string> {
  const { commandId, body } = given;
  const { comuneId, id: writtenBy } = actor;
  await lockSportelli(trx, { comuneId });
  const said = tidy(body.said);
  const all = await listSportelliSaid(trx, { comuneId });
  const id = given.id ?? nameFor(said.name, all.map((one) => one.id)); // prettier-ignore
  const there = all.find((one) => one.id === id);
  if (!there && given.id) throw problem('not-found');
  const versions = await listSportelloVersions(trx, { comuneId, sportelloId: id });
  const asked = { commandId, said, expectedVersion: body.expectedVersion };
  const stands = { current: there?.version ?? 0, code: 'sportello-changed' } as const;
  if (isWritten(versions, asked, stands)) return id;
  const errors = await wrongIn(trx, said, comuneId);
  if (errors.length > 0) throw problem('invalid', { errors });
  const version = body.expectedVersion + 1;
  await writeSportelloVersion(trx, { id: commandId, comuneId, sportelloId: id, version, said, writtenBy }); // prettier-ignore
  return id;
}

function tidy({ name, address, phone, ...said }: SportelloSaid): SportelloSaid {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
  return { ...said, name: plain(name), address: plain(address), phone: plain(phone) };
}

/** What stands in tokens and addresses: letters, digits and dashes. */
function nameFor(name: string, taken: readonly string[]): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim(); // prettier-ignore
  const slug = letters.replaceAll(' ', '-').slice(0, 60) || 'sportello';
  let n = 1;
  while (taken.includes(numbered(slug, n))) n += 1;
  return numbered(slug, n);
}

function numbered(slug: string, n: number): string {
  return n === 1 ? slug : `${slug}-${n}`;
}

async function wrongIn(trx: Trx, said: SportelloSaid, comuneId: string): Promise<FieldError[]> {
  const municipi = await listMunicipi(trx, { comuneId });
  const { municipio, hours, closedDays } = said;
  const isThere = municipio === null || municipi.some(({ id }) => id === municipio);
  return [
    ...(said.name ? [] : [{ pointer: '/said/name', message: NEEDED }]),
    ...(isThere ? [] : [{ pointer: '/said/municipio', message: NO_MUNICIPIO }]),
    ...hours.flatMap((band, n) => {
      const message =
        band.until <= band.from ? BACKWARDS : overlaps(hours, n) ? OVERLAP : undefined;
      return message ? [{ pointer: `/said/hours/${n}/until`, message }] : [];
    }),
    ...closedDays.flatMap(({ from, through }, n) =>
      through < from ? [{ pointer: `/said/closedDays/${n}/through`, message: BACKWARDS }] : [],
    ),
  ];
}

/** With one that stands before it. */
function overlaps(hours: readonly OpenHours[], n: number): boolean {
  const { weekday, from, until } = hours[n]!;
  return hours.slice(0, n).some((band) => band.weekday === weekday && band.from < until && from < band.until); // prettier-ignore
}

const NEEDED = { it: 'Scrivi questo testo.', en: 'This text is needed.' };
const NO_MUNICIPIO = { it: 'Questa zona non c’è.', en: 'There is no such district.' };
const BACKWARDS = { it: 'La fine viene dopo l’inizio.', en: 'The end comes after the beginning.' };
const OVERLAP = {
  it: 'In queste ore è già aperto: uniscile o cambiale.',
  en: 'It is open in these hours already: join or change them.',
};
