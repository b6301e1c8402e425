import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** What an image's processes start from, and what is found by looking into a folder instead of by an import. */
const images: [string, string[]][] = [
  [
    'app',
    [
      'temporal/worker.ts',
      'temporal/workflow-threads.ts',
      'workflows/index.ts',
      'db/migrate.ts',
      'db/seed/seed.ts',
      ...sources('api'),
      ...sources('db/migrations'),
    ],
  ],
  ['pages', ['deploy/pages.ts']],
];

describe.each(images)('the image `%s`', (image, entries) => {
  const imports = follow(entries);

  it('holds every file that its files import', () => {
    const copied = copiedInto(image);
    const isThere = (path: string) =>
      copied.some((one) => path === one || path.startsWith(`${one}/`));
    expect(entries.filter((path) => !isThere(path))).toEqual([]);
    expect(imports.map(pathOf).filter((path) => path !== undefined && !isThere(path))).toEqual([]);
  });

  it('installs every package that its files import', () => {
    const missing = imports
      .filter(({ name }) => !name.startsWith('.') && !isBuiltin(name))
      .map(({ name }) => name.match(/^(@[^/]+\/)?[^/]+/)![0])
      .filter((name) => !(name in dependencies));
    expect([...new Set(missing)]).toEqual([]);
  });
});

function copiedInto(image: string): string[] {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const stage = dockerfile
    .split(/^FROM /m)
    .find((text) => text.split('\n')[0]!.endsWith(` AS ${image}`))!;
  return [...stage.matchAll(/^COPY (\S+) \1$/gm)].map((match) => match[1]!);
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/(^|\/)testing|\.test\.ts$/.test(name))
    .map((name) => join(folder, name));
}

function follow(files: string[], reached = new Set(files)): ReturnType<typeof importsOf> {
  return files.flatMap((file) => {
    const found = importsOf(file);
    const paths = found.map(pathOf).filter((path) => path !== undefined);
    const fresh = paths.filter((path) => path.endsWith('.ts') && !reached.has(path));
    for (const path of fresh) reached.add(path);
    return [...found, ...follow(fresh, reached)];
  });
}

function pathOf({ file, name }: { file: string; name: string }): string | undefined {
  return name.startsWith('.') ? normalize(join(dirname(file), name)) : undefined;
}

/** Types are gone when Node runs the file: only what stays is needed in the image. */
function importsOf(file: string): { file: string; name: string }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s(?!type\b)(?:[^'";]*\sfrom\s+)?'([^']+)'/gm);
  return [...found].map((match) => ({ file, name: match[1]! }));
}
