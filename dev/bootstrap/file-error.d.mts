export function explainFileError(error: {
  message?: string;
  code?: string;
  path?: string;
}): string | undefined;
