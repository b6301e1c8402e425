import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Puts the login theme, with the fonts it needs, into a Keycloak's `themes` folder. The fonts come
 * from the installed package, so that the repository holds no binary twice.
 */
export async function installTheme(themesFolder: string) {
  const theme = join(themesFolder, 'wemi');
  const fonts = join(theme, 'login', 'resources', 'fonts');
  await cp(fileURLToPath(new URL('theme/wemi', import.meta.url)), theme, { recursive: true });
  await mkdir(fonts, { recursive: true });
  for (const weight of [400, 600, 700]) {
    const name = `titillium-web-latin-${weight}-normal.woff2`;
    await cp(join(fontsPackage(), 'files', name), join(fonts, name));
  }
}

function fontsPackage() {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve('@fontsource/titillium-web'));
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (!folder) throw new Error('Say where to install: install-theme.ts <keycloak>/themes');
  await installTheme(folder);
}
