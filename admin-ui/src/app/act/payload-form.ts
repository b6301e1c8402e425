/** What each action's form gives: the payload when all is well, else nothing, errors shown. */
export interface PayloadForm {
  read(): Record<string, unknown> | undefined;
  /** What it will mean, in words, for the question before it is sent. */
  consequence?(): string;
}

/** Takes the person to the first field to correct, once the errors are on the page. */
export function goToFirstError(host: HTMLElement): void {
  setTimeout(() => host.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/**
 * Keeps the focus near a form that is about to go: on the button that stands in its place then.
 * Where somebody else has taken the focus meanwhile, it stays there.
 */
export function goBackToPlace(host: HTMLElement): void {
  const path: { around: Element; before: Element | null }[] = [];
  for (let one: Element = host; one.parentElement; one = one.parentElement)
    path.push({ around: one.parentElement, before: one.previousElementSibling });
  setTimeout(() => {
    const kept = path.find(({ around }) => around.isConnected);
    if (host.isConnected || !kept || document.activeElement !== document.body) return;
    const place = kept.before ? kept.before.nextElementSibling : kept.around.firstElementChild;
    const button = place?.matches('button') ? place : place?.querySelector('button');
    if (button instanceof HTMLElement) button.focus();
  });
}
