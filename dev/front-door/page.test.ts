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

  it('finds the root of an app behind what listens for early clicks', () => {
    const html = prepare('<body><script>listen()</script>\n <app-root></app-root></body>');
    expect(html).toContain('<app-root ngCspNonce="__nonce__">');
  });
});
