import type { Static } from 'typebox';
import { listTypesAsking } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import type { Search } from '../../db/search.ts';
import type { ServicesAnswer } from './schemas.ts';

type Understood = NonNullable<Static<typeof ServicesAnswer>['understood']>;

/** How a text was read, in the words of the catalogue: what was mended, what it names. */
export async function understoodView(
  trx: Trx,
  comuneId: string,
  { mended, types, options }: Search,
): Promise<Understood> {
  return {
    mended,
    types: types.map(({ id, nameIt, nameEn, term }) => ({ id, nameIt, nameEn, term })),
    options: options.length > 0 ? await optionViews(trx, comuneId, options) : [],
  };
}

/** An option has the words that a type which asks for it gives it. */
async function optionViews(trx: Trx, comuneId: string, options: Search['options']) {
  const asked = options.map(({ id }) => id.split(':')[0]!);
  const types = await listTypesAsking(trx, { comuneId, params: asked });
  const params = types.flatMap(({ params }) => params);
  return options.flatMap(({ id, term }) => {
    const [name, value] = id.split(':');
    const param = params.find((one) => one.id === name);
    const option = param?.options?.find((one) => one.id === value);
    if (!param || !option) return [];
    return [{ id, textIt: option.it, textEn: option.en, term, isFilter: !param.sensitive }];
  });
}
