// `npm run bench` measures transitions, `-- pages` the public pages, `-- verify` a million events,
// `-- payments` has ten thousand of them made in a storm, `-- ledger` checks a million entries,
// `-- creditor` asks how fast payments are opened and notices taken.
const MEASURES: Record<string, string> = {
  pages: 'pages',
  verify: 'verify-million',
  payments: 'payments',
  ledger: 'ledger',
  creditor: 'creditor',
};
await import(`../bench/${MEASURES[process.argv[2] ?? ''] ?? 'run'}.ts`);
