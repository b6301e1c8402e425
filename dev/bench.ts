// `npm run bench` measures transitions, `-- pages` the public pages, `-- verify` a million events.
const MEASURES: Record<string, string> = { pages: 'pages', verify: 'verify-million' };
await import(`../bench/${MEASURES[process.argv[2] ?? ''] ?? 'run'}.ts`);
