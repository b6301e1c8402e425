/** The heading of the part of the page that something stands in, not its own: to take the focus. */
export function headingNear(host: HTMLElement): HTMLElement | undefined {
  const around = host.closest('form, section, mat-dialog-container, main');
  const headings = [...(around?.querySelectorAll<HTMLElement>('h1, h2, h3, h4') ?? [])];
  return headings.find((heading) => !host.contains(heading));
}

/** Takes up the focus of what is gone, where nobody else has; nothing moves on the screen. */
export function takeUpFocus(heading: HTMLElement | undefined): void {
  if (!heading || document.activeElement !== document.body) return;
  heading.setAttribute('tabindex', '-1');
  heading.focus({ preventScroll: true });
}
