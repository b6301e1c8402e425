import { type HttpClient, HttpErrorResponse } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';

/** A file of the API, asked for as who is signed in. @throws HttpErrorResponse that can be read */
export async function loadDocument(http: HttpClient, url: string): Promise<Blob> {
  try {
    return await firstValueFrom(http.get(url, { responseType: 'blob' }));
  } catch (error) {
    if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) throw error;
    const { status, statusText, headers } = error;
    // A refusal comes as a file, too.
    const said = { error: await error.error.text(), status, statusText, headers, url };
    throw new HttpErrorResponse(said);
  }
}
