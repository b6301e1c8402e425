import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listUnattached } from '../../db/documents.ts';
import { countOpenItems } from '../../db/integrations.ts';
import { type FieldError, problem, type Text } from '../problem.ts';
import type { ProvideIntegrationPayload } from './integration-schemas.ts';

const NOT_ALL: Text = {
  it: 'Rispondi a ogni voce dell’elenco.',
  en: 'Answer each item of the list.',
};
const NOTHING_SAID: Text = {
  it: 'Allega un documento, scrivi una risposta o indica che non hai questo documento.',
  en: 'Attach a document, write an answer, or say that you do not have it.',
};
const NO_DOCUMENT: Text = {
  it: 'Questo documento non c’è più, o è di un’altra voce: caricalo di nuovo.',
  en: 'This document is gone or belongs to another item: upload it again.',
};

/**
 * What is wrong with an answer, beyond its form.
 * @throws integration-not-open
 */
export async function wrongInAnswer(
  trx: Trx,
  { integrationId, items }: Static<typeof ProvideIntegrationPayload>,
  { praticaId }: { praticaId: string },
): Promise<FieldError[]> {
  const id = integrationId.toLowerCase();
  const count = await countOpenItems(trx, { praticaId, integrationId: id });
  if (count === undefined) throw problem('integration-not-open');
  if (items.length !== count) return [{ pointer: '/items', message: NOT_ALL }];
  const there = await listUnattached(trx, { integrationId: id });
  return items.flatMap(({ text, missing, documentIds = [] }, n) => {
    const isEmpty = text === undefined && missing !== true && documentIds.length === 0;
    if (isEmpty) return [{ pointer: `/items/${n}`, message: NOTHING_SAID }];
    return documentIds.flatMap((documentId, index) =>
      there.some(({ id, item }) => id === documentId.toLowerCase() && item === n)
        ? []
        : [{ pointer: `/items/${n}/documentIds/${index}`, message: NO_DOCUMENT }],
    );
  });
}
