/** Moves the focus along the elements that match, from the one that has it, stopping at the ends. */
export function moveInList(selector: string, step: 1 | -1): void {
  const elements = [...document.querySelectorAll<HTMLElement>(selector)];
  const row = document.activeElement?.closest('[data-task]');
  const current = elements.findIndex((element) => row?.contains(element));
  const next = current < 0 ? 0 : Math.min(elements.length - 1, Math.max(0, current + step));
  elements[next]?.focus();
}
