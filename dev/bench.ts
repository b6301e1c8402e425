// `npm run bench` measures transitions, `-- pages` the public pages, `-- verify` a million events,
// `-- payments` has ten thousand of them made in a storm, `-- ledger` checks a million entries,
// `-- creditor` asks how fast payments are opened and notices taken, `-- notices` how fast ten thousand
// of them leave, and whether any is lost or doubled when the worker is killed, `-- sms` the same of SMS, `-- conversation` opens
// one of five thousand messages, `-- search` finds among a hundred thousand services.
const MEASURES: Record<string, string> = {
  pages: 'pages',
  verify: 'verify-million',
  payments: 'payments',
  ledger: 'ledger',
  creditor: 'creditor',
  notices: 'notices',
  sms: 'sms',
  conversation: 'conversation',
  search: 'search',
};
await import(`../bench/${MEASURES[process.argv[2] ?? ''] ?? 'run'}.ts`);
