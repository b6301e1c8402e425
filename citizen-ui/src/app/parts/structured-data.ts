import { DOCUMENT, effect, inject, type Signal } from '@angular/core';

/**
 * What a page is about, for search engines (schema.org, and R.SI.1.1 of the national list). It is data:
 * browsers run nothing of it, so our policy has nothing to allow. It goes with its page. Within an
 * injection context.
 */
export function describeForMachines(about: Signal<object | undefined>): void {
  const document = inject(DOCUMENT);
  effect((onCleanup) => {
    const said = about();
    if (!said) return;
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.setAttribute('data-element', 'metatag');
    const data = JSON.stringify({ '@context': 'https://schema.org', ...said });
    // In a page that comes drawn no word of an ente's ends the script early.
    script.textContent = data.replaceAll('<', String.raw`\u003c`);
    // One that came with a drawn page gives way: a page is about one thing.
    document.head.querySelector('[data-element="metatag"]')?.remove();
    document.head.appendChild(script);
    onCleanup(() => script.remove());
  });
}
