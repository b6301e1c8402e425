import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { findServiceType } from '../../db/catalogue.ts';
import { asSystem } from '../../db/connect.ts';
import { addRule, listRules } from '../../db/money-settings/rules.ts';
import { addSetting, lockSetting } from '../../db/money-settings/settings.ts';
import type { SettingKind, SettingSaid } from '../../db/tables/money-settings.ts';
import { isOrganisationCode } from '../../payouts/fiscal-code.ts';
import { readIban } from '../../payouts/iban.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import type { BODIES } from './schemas.ts';

/** Bank data need a second administrator. */
export const needsSecond = (kind: SettingKind) => kind === 'creditor' || kind === 'account';

type Body = { [Kind in SettingKind]: Static<(typeof BODIES)[Kind]> }[SettingKind];

/**
 * Lays a rule down from a day ahead on, or asks for it where a second administrator has to confirm.
 * @throws invalid, idempotency-key-reused
 */
export async function askSetting(
  app: FastifyInstance,
  actor: Actor,
  { id, kind, body }: { id: string; kind: SettingKind; body: Body },
): Promise<void> {
  const { comuneId, id: askedBy } = actor;
  const requestHash = hashRequest({ kind, ...body });
  await asSystem(app.db, comuneId, async (trx) => {
    const known = await lockSetting(trx, { id });
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known) return;
    const { validFrom, serviceTypeId = null, ...rest } = { serviceTypeId: undefined, ...body };
    const said = withPostal(check(rest as SettingSaid));
    if (validFrom <= today()) throw invalid('/validFrom', AHEAD);
    if (serviceTypeId && !(await findServiceType(trx, { comuneId, id: serviceTypeId })))
      throw invalid('/serviceTypeId', { it: 'Scegli un servizio del catalogo.', en: 'Choose a service of the catalogue.' }); // prettier-ignore
    const rule = { comuneId, kind, serviceTypeId, validFrom, said };
    const taken = (await listRules(trx, { comuneId })).some(
      (one) => one.kind === kind && one.serviceTypeId === serviceTypeId && one.validFrom === validFrom,
    ); // prettier-ignore
    const status = needsSecond(kind) ? 'asked' : 'laid-down';
    const row = { id, ...rule, said: JSON.stringify(said), status, requestHash, askedBy, askedAt: new Date().toISOString() } as const; // prettier-ignore
    if (taken || !(await addSetting(trx, row))) throw invalid('/validFrom', TAKEN);
    if (status === 'laid-down' && !(await addRule(trx, rule))) throw invalid('/validFrom', TAKEN);
  });
}

export const AHEAD = {
  it: 'Scegli un giorno da domani in poi: quello che è già in vigore non cambia.',
  en: 'Choose a day from tomorrow on: what is in force does not change.',
};
const TAKEN = {
  it: 'Da questo giorno vale già un’altra regola, o una aspetta conferma. Scegli un altro giorno.',
  en: 'From this day on another rule holds, or one waits to be confirmed. Choose another day.',
};

/**
 * A postal account has twelve digits, which are written without the zeros before them, and is printed on
 * slips only with the authorisation of Poste Italiane.
 * @throws invalid
 */
function withPostal({ postalAccount, postalAuthorisation, ...said }: SettingSaid): SettingSaid {
  if (!postalAccount && !postalAuthorisation) return said;
  if (!postalAccount || !/^\d{1,12}$/.test(postalAccount))
    throw invalid('/postalAccount', { it: 'Il conto postale ha al massimo dodici cifre.', en: 'The postal account has twelve digits at most.' }); // prettier-ignore
  if (!postalAuthorisation)
    throw invalid('/postalAuthorisation', { it: 'Scrivi l’autorizzazione di Poste Italiane alla stampa in proprio, come sta sui bollettini.', en: 'Write the authorisation of Poste Italiane to print slips, as it stands on them.' }); // prettier-ignore
  return { ...said, postalAccount: postalAccount.padStart(12, '0'), postalAuthorisation };
}

/** @throws invalid */
function check(said: SettingSaid): SettingSaid {
  const checked = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : value,
    ]),
  ) as SettingSaid;
  for (const name of ['name', 'holder'] as const)
    if (checked[name] === '') throw invalid(`/${name}`, { it: 'Scrivi il nome.', en: 'Write the name.' }); // prettier-ignore
  if (checked.fiscalCode !== undefined && !isOrganisationCode(checked.fiscalCode))
    throw invalid('/fiscalCode', { it: 'Il codice fiscale ha undici cifre: controllale una per una.', en: 'The fiscal code has eleven digits: check them one by one.' }); // prettier-ignore
  if (checked.segregationCode !== undefined && !/^\d{2}$/.test(checked.segregationCode))
    throw invalid('/segregationCode', { it: 'Il codice di segregazione ha due cifre.', en: 'The segregation code has two digits.' }); // prettier-ignore
  if (checked.category !== undefined && !/^\d{7}[A-Z]{2}$/.test(checked.category))
    throw invalid('/category', { it: 'La categoria ha sette cifre e due lettere, per esempio 0201102IM.', en: 'The category has seven digits and two letters, such as 0201102IM.' }); // prettier-ignore
  if (checked.bic && !/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(checked.bic))
    throw invalid('/bic', { it: 'Il BIC ha 8 o 11 caratteri.', en: 'The BIC has 8 or 11 characters.' });
  if (checked.iban === undefined) return checked;
  const iban = readIban(checked.iban);
  // pagoPA credits Italian accounts only.
  const isGood = iban && (checked.category === undefined || iban.startsWith('IT'));
  if (!isGood)
    throw invalid('/iban', { it: 'L’IBAN non è giusto: controlla le cifre, una per una.', en: 'This IBAN is not right: check its digits one by one.' }); // prettier-ignore
  return { ...checked, iban };
} // prettier-ignore
