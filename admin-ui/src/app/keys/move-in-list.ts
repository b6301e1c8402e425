/** Moves the focus along the elements that match, from the one whose row has it, stopping at the ends. */
export function moveInList(selector: string, step: 1 | -1): void {
  const elements = [...document.querySelectorAll<HTMLElement>(selector)];
  const row = document.activeElement?.closest('li');
  const current = elements.findIndex((element) => row?.contains(element));
  const next = current < 0 ? 0 : Math.min(elements.length - 1, Math.max(0, current + step));
  elements[next]?.focus();
}

/** To the first saved view of the list, or to the button that saves one. */
export function goToViews(): void {
  document.querySelector<HTMLElement>('wemi-saved-views button')?.focus();
}
