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
