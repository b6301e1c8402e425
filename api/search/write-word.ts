import type { Static } from 'typebox';
import { findServiceType, listTypesAsking } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { addWord, findSameWord, findWord, restoreWord } from '../../db/search-words.ts';
import { splitWords } from '../../db/search.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import type { NewSearchWord } from './schemas.ts';

type Asked = Static<typeof NewSearchWord> & { id: string };

/**
 * Adds an everyday word, or gives back one that was taken away. Adding it again under the same key is
 * answered with what it did.
 * @throws invalid for a word without letters, that leads nowhere, or there already; idempotency-key-reused
 */
export async function writeWord(trx: Trx, actor: Actor, { id, ...asked }: Asked) {
  const { comuneId, id: writtenBy } = actor;
  const term = asked.term.trim().replace(/\s+/g, ' ').toLowerCase();
  const word = { ...asked, term, comuneId };
  await mustLead(trx, word);
  const before = await findWord(trx, { comuneId, id });
  if (before) return replayed(before, word);
  if (await addWord(trx, { ...word, id, writtenBy }))
    return (await findWord(trx, { comuneId, id }))!;
  const same = (await findSameWord(trx, word))!;
  if (!same.removedAt) throw invalid('/term', KNOWN);
  await restoreWord(trx, { comuneId, id: same.id, by: writtenBy });
  return (await findWord(trx, { comuneId, id: same.id }))!;
}

type Place = Omit<Asked, 'id'>;

function replayed<Word extends Place>(before: Word, word: Place): Word {
  const isSame = (['term', 'serviceTypeId', 'param', 'option'] as const).every(
    (part) => before[part] === word[part],
  );
  if (!isSame) throw problem('idempotency-key-reused');
  return before;
}

async function mustLead(trx: Trx, word: Place & { comuneId: string }): Promise<void> {
  const { comuneId, term, serviceTypeId, param, option } = word;
  const words = splitWords(term);
  if (words.length === 0 || words.length > 4) throw invalid('/term', NO_WORD);
  if (serviceTypeId === null && param === null) throw invalid('/serviceTypeId', NOWHERE);
  const type = serviceTypeId === null ? null : await findServiceType(trx, { comuneId, id: serviceTypeId }); // prettier-ignore
  if (type === undefined) throw invalid('/serviceTypeId', NO_TYPE);
  if (param === null && option === null) return;
  const asking = type ? [type] : await listTypesAsking(trx, { comuneId, params: [param ?? ''] });
  const isOffered = asking.some(({ params }) =>
    params.some(({ id, options }) => id === param && options?.some((one) => one.id === option)),
  );
  if (!isOffered) throw invalid('/option', NO_OPTION);
}

const NO_WORD = { it: 'Scrivi da una a quattro parole.', en: 'Write one to four words.' };
const NOWHERE = {
  it: 'Scegli un tipo di servizio, una risposta, o tutti e due.',
  en: 'Choose a kind of service, an answer, or both.',
};
const NO_TYPE = {
  it: 'Questo tipo di servizio non esiste.',
  en: 'There is no such kind of service.',
};
const NO_OPTION = {
  it: 'Questa risposta non è fra quelle del tipo di servizio.',
  en: 'This answer is not one of the kind of service.',
};
const KNOWN = { it: 'Questa parola porta già lì.', en: 'This word leads there already.' };
