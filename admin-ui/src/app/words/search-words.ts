import { linkedSignal, type Signal } from '@angular/core';

export interface SearchWords {
  readonly words: Signal<string | undefined>;
  /** Searches for something else from now on. @returns what the address may say of it */
  take(words: string | undefined): string | undefined;
}

/** Of a pratica, whole or its end; neither a fiscal code nor a telephone. */
const NUMBER = /^([a-z]{2}-)?(\d{4}-)?\d{1,6}$/i;

/**
 * What a list is searched for. The number of a pratica stands in the address, to be shared and to be
 * found again; other words are mostly names, which browsers and proxies would keep with it: they stay
 * on the page.
 */
export function createSearchWords(inAddress: Signal<string | undefined>): SearchWords {
  const words = linkedSignal<string | undefined, string | undefined>({
    source: inAddress,
    computation: (address, before) => {
      const isOfPage = before !== undefined && before.value !== before.source;
      return address ?? (isOfPage ? before.value : undefined);
    },
  });
  return {
    words: words.asReadonly(),
    take: (said) => {
      words.set(said?.trim() || undefined);
      return said && NUMBER.test(said.trim()) ? said.trim() : undefined;
    },
  };
}
