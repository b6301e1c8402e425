import { type HttpClient, HttpErrorResponse } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';

/** The whole case, sealed: a zip that proves by itself that nobody changed it. */
export function loadBundle(http: HttpClient, praticaId: string): Promise<Blob> {
  return loadFile(http, `/api/pratiche/${praticaId}/bundle`);
}

/** A file. @throws HttpErrorResponse with the refusal as it is read everywhere else */
export async function loadFile(
  http: HttpClient,
  url: string,
  params: Record<string, string> = {},
): Promise<Blob> {
  try {
    return await firstValueFrom(http.get(url, { params, responseType: 'blob' }));
  } catch (error) {
    throw await withProblem(error);
  }
}

/** A refusal of a file comes as a file, too. */
async function withProblem(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse && error.error instanceof Blob)) return error;
  const { status, statusText, headers } = error;
  const text = await error.error.text();
  try {
    return new HttpErrorResponse({ error: JSON.parse(text), status, statusText, headers });
  } catch {
    return error;
  }
}
