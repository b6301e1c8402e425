/** What each action's form gives: the payload when all is well, else nothing, errors shown. */
export interface PayloadForm {
  read(): Record<string, unknown> | undefined;
}

/** Takes the person to the first field to correct, once the errors are on the page. */
export function goToFirstError(host: HTMLElement): void {
  setTimeout(() => host.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
