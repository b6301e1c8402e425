import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { searchHeader } from './search-header';

it('a name that is searched for is in no address', () => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([searchHeader])), provideHttpClientTesting()],
  });
  const params = { q: 'Niccolò', state: 'offer' };
  TestBed.inject(HttpClient).get('/api/pratiche', { params }).subscribe();
  const { request } = TestBed.inject(HttpTestingController).expectOne('/api/pratiche?state=offer');
  expect(request.headers.get('wemi-search')).toBe('Niccol%C3%B2');
});
