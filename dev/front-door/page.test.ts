import { describe, expect, it } from '@jest/globals';
import { prepare } from './page.ts';

describe('the page of an app', () => {
  it('gives scripts, styles and the root of the app the nonce of the answer', () => {
    const html = prepare(
      '<head><style>a{}</style></head><body class="x">\n <app-root></app-root><script src="m.js" type="module"></script></body>',
    );
    expect(html).toContain('<style nonce="__nonce__">');
    expect(html).toContain('<app-root ngCspNonce="__nonce__">');
    expect(html).toContain('<script nonce="__nonce__" src="m.js"');
  });

  it('switches on the styles that an inline handler would have switched on', () => {
    const html = prepare(
      `<link rel="stylesheet" href="s.css" media="print" onload="this.media='all'">`,
    );
    expect(html).toBe('<link rel="stylesheet" href="s.css">');
  });
});
