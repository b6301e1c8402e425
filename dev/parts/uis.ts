import { readdirSync, rmSync, statSync } from 'node:fs';
import { baseEnvironment, nodePath } from '../environment.ts';
import { cacheDir, root } from '../settings.ts';
import { installOnce, type InstallContext } from '../tools/install.ts';
import { compressFiles } from './compress.ts';
import { hashSources } from './source-hash.ts';

export interface BuiltUis {
  citizen: string;
  admin: string;
}

/** Both apps as files to serve; built again only when their sources have changed. */
export async function buildUis(context: InstallContext): Promise<BuiltUis> {
  // One after the other: together they would need more memory than a small machine has.
  const citizen = await buildUi('citizen-ui', context);
  const admin = await buildUi('admin-ui', context);
  return { citizen, admin };
}

async function buildUi(name: 'citizen-ui' | 'admin-ui', context: InstallContext): Promise<string> {
  const hash = hashSources([
    `${root}/${name}`,
    `${root}/package-lock.json`,
    `${root}/workflows/pratica`,
    `${root}/catalogue`,
  ]);
  const folder = await installOnce(
    `${cacheDir()}/ui/${name}/${hash}`,
    async (unfinished) => {
      context.announce(`${name}: building`);
      await context.run({
        name: `build-${name}`,
        command: nodePath,
        args: [`${root}/node_modules/@angular/cli/bin/ng.js`, 'build', '--output-path', unfinished],
        cwd: `${root}/${name}`,
        env: { ...baseEnvironment(), NG_CLI_ANALYTICS: 'false', CI: '1' },
        remedy: 'Correct what it complains about, then try again.',
      });
      await compressFiles(`${unfinished}/browser`);
    },
    context.announce,
  );
  forgetOldBuilds(`${cacheDir()}/ui/${name}`);
  return `${folder}/browser`;
}

/** Keeps the latest three: a running stack may still serve the one before this. */
function forgetOldBuilds(folder: string): void {
  const builds = readdirSync(folder)
    .filter((name) => /^[0-9a-f]+$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, time: statSync(`${folder}/${name}`).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of builds.slice(3)) rmSync(path, { recursive: true, force: true });
}
