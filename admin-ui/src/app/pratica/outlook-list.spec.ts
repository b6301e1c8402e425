import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { OutlookList } from './outlook-list';

const active = { state: 'active', service: aService } as const;
const ahead = [
  { timer: 'suspensionStart', at: '2099-03-02T23:00:00.000Z', state: 'suspended', endDate: '2099-03-30' },
  { timer: 'suspensionEnd', at: '2099-03-09T23:00:00.000Z', state: 'active', endDate: '2099-04-06' },
  { timer: 'renewalPrompt', at: '2099-03-24T08:00:00.000Z', state: 'active', endDate: '2099-04-06' },
]; // prettier-ignore

describe('what happens if nobody does anything', () => {
  let fixture: ComponentFixture<OutlookList>;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(OutlookList);
  });

  function show(change: Partial<Pratica>): TestRequest[] {
    fixture.componentRef.setInput('pratica', aPratica(change));
    fixture.detectChanges();
    return server.match('/api/pratiche/p/outlook');
  }
  const rowsNow = () => {
    const found = (fixture.nativeElement as HTMLElement).querySelectorAll('li');
    return [...found].map(({ textContent }) => textContent!.trim());
  };
  async function rows(): Promise<string[]> {
    await fixture.whenStable();
    return rowsNow();
  }
  const text = () => (fixture.nativeElement as HTMLElement).textContent?.trim();

  it('is told day by day, with the states and the last day as they change', async () => {
    show(active)[0]!.flush({ ifNobodyActs: ahead, ifActed: null });
    expect(await rows()).toEqual([
      'martedì 3 marzo 2099, ore 0:00Inizio della sospensioneLa pratica diventa: Sospesa.',
      'martedì 10 marzo 2099, ore 0:00Fine della sospensioneLa pratica diventa: Servizio attivo. Il servizio finisce lunedì 6 aprile 2099.',
      'martedì 24 marzo 2099, ore 9:00Invito al rinnovo',
    ]);
  });

  it('is asked again when the pratica changes, the old list kept meanwhile', async () => {
    show(active)[0]!.flush({ ifNobodyActs: ahead, ifActed: null });
    await fixture.whenStable();
    const [again] = show({ ...active, version: 3 });
    expect(rowsNow()).toHaveLength(3);
    again!.flush({ ifNobodyActs: ahead.slice(2), ifActed: null });
    expect(await rows()).toHaveLength(1);
  });

  it('is said to be nothing when no timer waits', async () => {
    show(active)[0]!.flush({ ifNobodyActs: [], ifActed: null });
    expect(await rows()).toEqual(['Da sola la pratica resta com’è.']);
  });

  it('can be asked for again when the engine is away', async () => {
    show(active)[0]!.flush({ code: 'unavailable', title: 'Non risponde.' }, { status: 503, statusText: 'no' }); // prettier-ignore
    await fixture.whenStable();
    expect(text()).toContain('Non risponde.');
    (fixture.nativeElement as HTMLElement).querySelector('button')!.click();
    fixture.detectChanges();
    server.expectOne('/api/pratiche/p/outlook').flush({ ifNobodyActs: ahead, ifActed: null });
    expect(await rows()).toHaveLength(3);
  });

  it('stays away from those who may not know it', async () => {
    show(active)[0]!.flush({ code: 'not-found' }, { status: 404, statusText: 'no' });
    await fixture.whenStable();
    expect(text()).toBe('');
  });

  it.each([{ applicantName: null }, { closed: true }])('is not even asked with %o', (change) => {
    expect(show({ ...active, ...change })).toEqual([]);
    expect(text()).toBe('');
  });
});
