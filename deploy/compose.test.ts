import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { parse } from 'yaml';
import { apiEnvironment, readEnvironment, workerEnvironment } from '../api/config.ts';

interface Service {
  image: string;
  build?: { target: string };
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  networks: string[];
  ports?: string[];
  restart: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt: string[];
}

const text = readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8');
const dockerfile = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');
const compose = parse(text, { merge: true });
const services: [string, Service][] = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build);

describe.each([
  { name: 'api', schema: apiEnvironment, port: 'API_PORT' },
  { name: 'worker', schema: workerEnvironment, port: 'WORKER_PORT' },
])('the environment of $name', ({ name, schema, port }) => {
  const environment = fillIn(compose.services[name].environment);

  it('names every variable that the process requires, and none that it does not know', () => {
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(Object.keys(environment)),
    );
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(schema.required ?? []));
  });

  it('lets the process start', () => {
    expect(readEnvironment(schema, environment)).toEqual(environment);
  });

  it('is asked for its health on the port it listens on', () => {
    expect(compose.services[name].healthcheck.test.join(' ')).toContain(`:${environment[port]}/`);
  });

  it('connects as the role that row-level security holds', () => {
    expect(environment.DATABASE_URL).toMatch(/^postgres:\/\/wemi_app:/);
    expect(environment).not.toHaveProperty('DATABASE_OWNER_URL');
  });
});

describe('docker-compose.yml', () => {
  test.each(services)('%s has an image pinned to an exact version', (_name, { image }) => {
    expect(image).toMatch(/^[a-z/-]+:\d+(\.\d+)+(-[a-z]+(-\d+(\.\d+)+)?)*$/);
  });

  it('runs the Temporal that development and tests run', () => {
    const pins = readFileSync(new URL('../temporal/go.mod', import.meta.url), 'utf8');
    const pinned = (module: string) => new RegExp(`${module} v(\\S+)`).exec(pins)![1];
    const server = pinned('go.temporal.io/server');
    expect(compose.services.temporal.image).toBe(`temporalio/server:${server}`);
    expect(compose.services['temporal-schema'].image).toMatch(`temporalio/admin-tools:${server}-`);
    const ui = pinned('github.com/temporalio/ui-server/v2');
    expect(compose.services['temporal-ui'].image).toBe(`temporalio/ui:${ui}`);
  });

  test.each(services)('%s is watched by a health check, or runs once', (_name, service) => {
    if (service.restart === 'no') expect(service).not.toHaveProperty('healthcheck');
    else expect(service.healthcheck?.test[0]).toBe('CMD');
  });

  test.each(services)('%s starts after what it needs is there', (_name, service) => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const runsOnce = compose.services[needed].restart === 'no';
      expect(condition).toBe(runsOnce ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it('publishes the proxy only, on loopback only', () => {
    const published = services.filter(([, service]) => service.ports);
    expect(published.map(([name]) => name)).toEqual(['proxy']);
    for (const port of published[0]![1].ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('keeps the databases and Temporal where the proxy and the world cannot reach', () => {
    expect(compose.networks.data).toEqual({ internal: true });
    for (const name of ['postgres', 'temporal']) {
      expect(compose.services[name].networks).toEqual(['data']);
    }
    expect(compose.services.proxy.networks).toEqual(['edge']);
  });

  it('has no secret of its own: each is asked from the environment, without a default', () => {
    const secrets = text.match(/\$\{[A-Z_]*(PASSWORD|KEY|SECRET)\b[^}]*\}/g)!;
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets) expect(secret).toMatch(/^\$\{[A-Z_]+:\?\}$/);
    const values = services.flatMap(([, service]) => Object.entries(service.environment ?? {}));
    for (const [name, value] of values) {
      // Without a value it is passed on as it is, where it is set.
      if (/PASSWORD|PWD|_(KEY|SECRET)$/.test(name) && value !== null)
        expect(value).toMatch(/^\$\{/);
    }
  });

  test.each(services)('%s can gain no privilege', (_name, service) => {
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  test.each(ours)('our image of %s cannot change itself', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(dockerfile).toContain(` AS ${service.build!.target}\n`);
  });
});

describe('the Dockerfile', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]!);
  const stages = [...dockerfile.matchAll(/ AS (\S+)$/gm)].map((match) => match[1]!);

  it('builds on pinned images', () => {
    for (const base of bases.filter((name) => !stages.includes(name))) {
      expect(base).toMatch(/:\d+\.\d+\.\d+/);
    }
  });

  it('runs the Node that the packages are tested with', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(bases).toContain(`node:${manifest.dependencies.node}-bookworm-slim`);
  });

  it('gives Keycloak the realm of production', () => {
    expect(dockerfile).toContain('COPY identity/wemi-realm.json ');
    expect(dockerfile).not.toContain('demo.json');
  });
});

/** What compose would make of it, with a value for whatever must be given. */
function fillIn(environment: Record<string, string>): Record<string, string> {
  const given: Record<string, string> = {
    PUBLIC_URL: 'https://wemi.example.org',
    NEXI_URL: 'https://gateway.example.org',
    ANCHOR_KEY: 'a'.repeat(64),
    CONTACT_CODE_KEY: 'a'.repeat(32),
    KEYCLOAK_CLIENT_SECRET: 'a'.repeat(32),
  };
  const fill = (value: string): string =>
    value
      .replace(/\$\{(\w+)\}/g, (_, name) => given[name] ?? 'given-value')
      .replace(/\$\{(\w+):\?\}/g, (_, name) => given[name] ?? 'given-value')
      .replace(/\$\{\w+:-([^}]*)\}/g, (_, fallback) => fallback);
  return Object.fromEntries(
    // What has no value here is handed on where it is set.
    Object.entries(environment)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, fill(value)]),
  );
}
