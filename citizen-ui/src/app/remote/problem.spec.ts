import { describe, expect, it } from '@jest/globals';
import { HttpErrorResponse } from '@angular/common/http';
import { readFailure } from './problem';

describe('reading a failure', () => {
  it('takes code, title and fields from a problem', () => {
    const error = { title: 'Ci sono dati da correggere.', code: 'invalid', status: 422, errors: [{ pointer: '/times/from', message: 'x' }] }; // prettier-ignore
    const failure = readFailure(new HttpErrorResponse({ status: 422, error }));
    expect(failure).toMatchObject({ status: 422, code: 'invalid', title: error.title });
    expect(failure.errors).toHaveLength(1);
  });

  it('knows a missing network from an answer nobody can read', () => {
    expect(readFailure(new HttpErrorResponse({ status: 0 })).code).toBe('offline');
    expect(readFailure(new HttpErrorResponse({ status: 502, error: '<html>' })).code).toBe(
      'unreadable',
    );
    expect(readFailure(undefined).code).toBe('unreadable');
  });

  it('finds the response a resource has wrapped', () => {
    const cause = new HttpErrorResponse({
      status: 404,
      error: { code: 'not-found', title: 'Non trovato.' },
    });
    expect(readFailure(new Error('Resource returned an error', { cause })).status).toBe(404);
  });
});
