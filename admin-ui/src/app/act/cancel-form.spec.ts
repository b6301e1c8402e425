import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Cancellation } from '../api-types';
import { CancelForm } from './cancel-form';

describe('cancelling, before it is sent', () => {
  let fixture: ComponentFixture<CancelForm>;
  let page: HTMLElement;
  const answer = (found: Cancellation) => {
    const { id } = aPratica();
    TestBed.inject(HttpTestingController).expectOne(`/api/pratiche/${id}/cancellation`).flush(found); // prettier-ignore
    return fixture.whenStable();
  };
  const found = { refundCents: 99_871, aloneUpToCents: 50_000, needsApproval: true, waitingId: null }; // prettier-ignore

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    fixture = TestBed.createComponent(CancelForm);
    fixture.componentRef.setInput('pratica', aPratica());
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
  });

  it('says that a second administrator is needed, and for how much', async () => {
    expect(fixture.componentInstance.read()).toBeUndefined();
    await answer(found);
    expect(page.textContent).toContain('Serve un secondo amministratore');
    expect(page.textContent).toMatch(/998,71.*500,00/s);
    expect(fixture.componentInstance.read()).toEqual({});
    expect(fixture.componentInstance.consequence()).toContain('Serve un secondo amministratore');
  });

  it('says only what goes back where one is enough', async () => {
    await answer({ ...found, refundCents: 100, needsApproval: false });
    expect(page.textContent).toContain('Rimborso: 1,00');
    expect(page.textContent).not.toContain('secondo');
  });

  it('leads to what is being waited for', async () => {
    await answer({ ...found, waitingId: 'a1' });
    expect(page.querySelector('a[href="/approvals/a1"]')).not.toBeNull();
  });

  it('says nothing where nothing was paid', async () => {
    await answer({ ...found, refundCents: 0, needsApproval: false });
    expect(page.textContent?.trim()).toBe('');
    expect(fixture.componentInstance.consequence()).toBe('');
  });
});
