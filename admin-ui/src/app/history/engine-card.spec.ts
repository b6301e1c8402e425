import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { EngineComparison } from '../api-types';
import { EngineCard } from './engine-card';

const SAME: EngineComparison = { isKept: true, isWhole: true, runs: 1, engineActs: 3, recordedActs: 3, differences: [] }; // prettier-ignore

describe('the comparison with the engine', () => {
  let fixture: ComponentFixture<EngineCard>;
  let http: HttpTestingController;
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(EngineCard);
    fixture.componentRef.setInput('pratica', aPratica());
    await fixture.whenStable();
  });

  async function compare(answer: EngineComparison): Promise<string> {
    const page = fixture.nativeElement as HTMLElement;
    page.querySelector('button')!.click();
    http.expectOne('/api/pratiche/p/engine').flush(answer);
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    return page.textContent!;
  }

  it('says that both agree', async () => {
    expect(await compare(SAME)).toContain('dicono la stessa cosa');
  });

  it('lists what differs, in words', async () => {
    const differences = [
      { difference: 'missing there' as const, act: 'withdraw', commandId: 'c', seq: 3, at: '2026-03-01T08:00:00.000Z' },
    ]; // prettier-ignore
    const text = await compare({ ...SAME, differences });
    expect(text).toContain('Pratica ritirata');
    expect(text).toContain('è nella storia ma non nel motore');
  });

  it('says what retention has taken, and calls it no difference', async () => {
    expect(await compare({ ...SAME, isKept: false })).toContain('Il motore non conserva più nulla');
    expect(await compare({ ...SAME, isWhole: false })).toContain('non conserva più i primi passi');
  });
});
