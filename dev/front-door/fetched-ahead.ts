import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where public pages are, and the file of `citizen-ui` that draws them when the first script does not. */
export const publicPages: { address: RegExp; file?: string }[] = [
  { address: /^\/$/ },
  { address: /^\/servizi$/ },
  { address: /^\/servizi\/[\da-f-]{36}$/ },
  { address: /^\/servizi\/confronta$/, file: 'compare-page' },
  { address: /^\/enti$/, file: 'enti-page' },
  { address: /^\/enti\/[\da-f-]{36}$/, file: 'ente-page' },
  { address: /^\/avvisi$/, file: 'avvisi-page' },
  { address: /^\/avvisi\/[\da-f-]{36}$/, file: 'avviso-page' },
  { address: /^\/sportelli$/, file: 'sportelli-page' },
  { address: /^\/(aiuto|glossario|novita)$/, file: 'published-list' },
  { address: /^\/(novita|pagine)\/[a-z\d-]+$/, file: 'published-page' },
  { address: /^\/(accessibilita|privacy|note-legali)$/, file: 'published-page' },
  { address: /^\/guida$/, file: 'guide-page' },
  { address: /^\/segnala$/, file: 'report-page' },
  { address: /^\/valuta$/, file: 'rating-page' },
  { address: /^\/contatti$/, file: 'contacts-page' },
];
/** What every page behind the first ones waits for: their words (`citizen-ui`'s `words-inside.ts`). */
const WORDS = 'it-inside';
/** What the script that a page names fetches, once it is wanted. */
const START = 'start';

/**
 * The scripts of a page beyond the one it names, so that a browser fetches them together instead of
 * one after the other: by a mobile network each journey costs more than what it brings.
 * @param folder with the built `citizen-ui`
 * @returns their names, for the path of an address
 */
export function readAhead(folder: string): (path: string) => string[] {
  const modules = readModules(folder);
  const known = publicPages.map(({ address, file }) => ({
    address,
    scripts: modules(file ? [START, file, WORDS] : [START]),
  }));
  const others = modules([START]);
  return (path) => known.find(({ address }) => address.test(path))?.scripts ?? others;
}

/** Finds the built scripts of files, and all that those import, but for what the page itself names. */
function readModules(folder: string): (files: string[]) => string[] {
  const index = readFileSync(join(folder, 'index.csr.html'), 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const imports = new Map(names.map((name) => [name, importsOf(join(folder, name))]));
  const gather = (name: string, found: Set<string>) => {
    if (found.has(name) || index.includes(name)) return;
    found.add(name);
    for (const next of imports.get(name) ?? []) gather(next, found);
  };
  return (files) => {
    const found = new Set<string>();
    for (const file of files) {
      const name = names.find((name) => new RegExp(`^${file}-[\\w-]{8}\\.js$`).test(name));
      if (name) gather(name, found);
    }
    return [...found];
  };
}

/** A script's static imports; what it imports when something happens stays where it is. */
function importsOf(path: string): string[] {
  const script = readFileSync(path, 'utf8');
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)].map(([, name]) => name!);
}
