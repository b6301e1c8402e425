import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { apiEnvironment, workerEnvironment } from '../api/config.ts';
import { portNames, portVariable } from '../dev/settings.ts';

const example = read('../.env.example');
const explained = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]!);

/** Of the machine, or said by one part of ours to another. */
const ourOwn = new Set([
  ...['PATH', 'JAVA_HOME', 'CONFIG'],
  ...['WEMI_TEST_POSTGRES_URL', 'WEMI_E2E_STACK', 'WEMI_LAUNCH_MARK'],
  ...['WEMI_ORIGIN', 'WEMI_API_SECRET', 'WEMI_SMTP_HOST', 'WEMI_NEXI_HOST', 'NEXI_PAGE_URL'],
  ...['WEMI_PAGOPA_HOST', 'PAGOPA_PAGE_URL', 'PAGOPA_KEY'],
  ...['WEMI_SMS_HOST', 'SMS_ACCOUNT_SID', 'SMS_AUTH_TOKEN'],
  ...['WEMI_PAYPAL_HOST', 'PAYPAL_PAGE_URL', 'PAYPAL_WEBHOOK_ID', 'PAYPAL_NOTIFY_URL'],
]);

describe('.env.example', () => {
  it('explains exactly the variables that something reads', () => {
    const used = new Set([
      ...Object.keys(apiEnvironment.properties),
      ...Object.keys(workerEnvironment.properties),
      'DATABASE_OWNER_URL',
      ...portNames.map(portVariable),
      ...namesInSources().filter((name) => !ourOwn.has(name)),
      ...[...read('../docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]!),
    ]);
    expect([...explained].sort()).toEqual([...used].sort());
  });

  it('gives away no secret', () => {
    const secrets = example.match(/^(# )?[A-Z_]*(PASSWORD|KEY|SECRET)=.*$/gm)!;
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

/** What is read from `process.env` by name, and every name with our prefix. */
function namesInSources(): string[] {
  const rooms = [
    'api',
    'activities',
    'bench',
    'db',
    'dev',
    'e2e',
    'payments',
    'realm',
    'simulators',
  ];
  const files = [...rooms, 'temporal', 'workflows'].flatMap((room) =>
    readdirSync(new URL(`../${room}`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.(ts|mjs)$/.test(name))
      .map((name) => read(`../${room}/${name}`)),
  );
  const names = files.flatMap((text) => [
    ...text.matchAll(/process\.env(?:\.|\[')([A-Z0-9_]+)/g),
    ...text.matchAll(/'(WEMI_[A-Z0-9_]+)'/g),
  ]);
  return [...new Set(names.map((match) => match[1]!))];
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
