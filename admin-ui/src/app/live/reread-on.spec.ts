import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { httpResource, provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { rereadOn } from './reread-on';

it('a change that is heard while a resource is read makes it be read once more', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const server = TestBed.inject(HttpTestingController);
  const heard = signal(3);
  const resource = TestBed.runInInjectionContext(() => {
    const one = httpResource<string>(() => '/api/one');
    rereadOn(heard, one);
    return one;
  });
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const answer = async (text: string) => {
    server.expectOne('/api/one').flush(text);
    await settle();
  };
  TestBed.tick();
  await answer('first');
  server.expectNone('/api/one');

  heard.set(4);
  await settle();
  heard.set(5);
  await settle();
  await answer('as it was at 4');
  await answer('as it was at 5');
  server.expectNone('/api/one');
  expect(resource.value()).toBe('as it was at 5');
});
