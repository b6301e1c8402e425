import type { Trx } from '../connect.ts';
import { addContentVersion, listContents } from '../content.ts';
import { nameUuid } from '../name-uuid.ts';
import { CONTENTS } from './contents.ts';

/** What is not there yet; once it is, only administrators say something else. */
export async function writeContents(trx: Trx, { comuneId }: { comuneId: string }): Promise<void> {
  const there = new Set((await listContents(trx, { comuneId })).map(({ kind, slug }) => `${kind} ${slug}`)); // prettier-ignore
  for (const content of CONTENTS) {
    const { kind, slug } = content;
    if (there.has(`${kind} ${slug}`)) continue;
    await addContentVersion(trx, {
      ...{ id: nameUuid('content', comuneId, kind, slug), comuneId, version: 1 },
      ...{ ...content, state: 'published', publishAt: null, writtenBy: null },
    });
  }
}
