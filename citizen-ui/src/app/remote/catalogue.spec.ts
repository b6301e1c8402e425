import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { makeStateKey, signal, TransferState } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { Catalogue } from './catalogue';

it('knows what a service type is called that can no longer be asked for', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: Session, useValue: { comune: signal('') } },
    ],
  });
  const catalogue = TestBed.inject(Catalogue);
  TestBed.tick();
  TestBed.inject(HttpTestingController).expectOne('/api/sections').flush({
    comune: { id: 'milano', name: 'Milano' },
    municipi: [],
    sections: [{ id: 'casa', nameIt: 'Casa', nameEn: 'Home', types: [{ id: 'pulizie', nameIt: 'Pulizie', nameEn: 'Cleaning', services: 3 }] }],
    retired: [{ id: 'spazzacamino', nameIt: 'Spazzacamino', nameEn: 'Chimney sweep' }],
  }); // prettier-ignore
  await new Promise((resolve) => setTimeout(resolve));
  const names = ['pulizie', 'spazzacamino', 'volo'].map((id) => catalogue.typeOf(id)?.nameIt);
  expect(names).toEqual(['Pulizie', 'Spazzacamino', undefined]);
  expect(catalogue.sections().flatMap(({ types }) => types)).toHaveLength(1);
});

it('asks anew for who belongs to another comune than the page that came drawn', () => {
  const comune = signal('milano');
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: Session, useValue: { comune } },
    ],
  });
  TestBed.inject(TransferState).set(makeStateKey<string>('wemi.comune'), 'milano');
  const { where } = TestBed.inject(Catalogue);
  expect(where()).toEqual({});
  comune.set('sesto-san-giovanni');
  expect(where()).toEqual({ comune: 'sesto-san-giovanni' });
});
