// `npm run bench` measures transitions, `npm run bench -- pages` the public pages.
await import(process.argv[2] === 'pages' ? '../bench/pages.ts' : '../bench/run.ts');
