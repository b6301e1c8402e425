import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { apiEnvironment, workerEnvironment } from '../api/config.ts';
import { portNames, portVariable } from '../dev/settings.ts';

const example = read('../.env.example');
const explained = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]!);

describe('.env.example', () => {
  it('explains exactly the variables that something reads', () => {
    const used = new Set([
      ...Object.keys(apiEnvironment.properties),
      ...Object.keys(workerEnvironment.properties),
      'DATABASE_OWNER_URL',
      ...portNames.map(portVariable),
      ...['WEMI_CACHE', 'WEMI_DATA'],
      ...['WEMI_TEMPORAL_BIN', 'WEMI_KEYCLOAK_HOME', 'WEMI_DATABASE_ADMIN_URL'],
      ...[...read('../docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]!),
    ]);
    expect([...explained].sort()).toEqual([...used].sort());
  });

  it('gives away no secret', () => {
    const secrets = example.match(/^(# )?[A-Z_]*(PASSWORD|KEY)=.*$/gm)!;
    expect(secrets.length).toBeGreaterThan(5);
    for (const line of secrets) expect(line).toMatch(/=$/);
  });

  it('has words before every variable', () => {
    const lines = example.split('\n');
    const isVariable = (line: string) => /^(# )?[A-Z][A-Z_]+=/.test(line);
    const groups = lines.filter((line, at) => isVariable(line) && !isVariable(lines[at - 1] ?? ''));
    for (const first of groups) expect(lines[lines.indexOf(first) - 1]).toMatch(/^# \S/);
  });
});

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
