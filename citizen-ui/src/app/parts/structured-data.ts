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
    script.dataset['element'] = 'metatag';
    script.textContent = JSON.stringify({ '@context': 'https://schema.org', ...said });
    document.head.append(script);
    onCleanup(() => script.remove());
  });
}
