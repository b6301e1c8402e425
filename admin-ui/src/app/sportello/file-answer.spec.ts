import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import { FileAnswer } from './file-answer';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const param = { id: 'plan', it: 'La pianta', en: 'The plan', type: 'file', sensitive: false, required: true }; // prettier-ignore
const plan = { id: 'd1', name: 'pianta.pdf', type: 'application/pdf', bytes: 9, sha256: '-', uploadedAt: '2026-11-30T10:00:00Z' }; // prettier-ignore

const WITHOUT_COLOURS = { rules: { 'color-contrast': { enabled: false } } };

describe('a file put in at the counter', () => {
  const answered = jest.fn<(file: unknown) => void>();
  let fixture: ComponentFixture<FileAnswer>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    answered.mockClear();
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(FileAnswer);
    const inputs = { param, serviceTypeId: 'lavori', mandateId: 'm1', file: undefined };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentInstance.answered.subscribe(answered);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
  });

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }
  function choose(name: string) {
    const field = page.querySelector<HTMLInputElement>('input')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], name)], configurable: true });
    field.dispatchEvent(new Event('change'));
    return server.expectOne(({ method }) => method === 'POST');
  }

  it('goes up under the mandate, and is the answer', async () => {
    const sent = choose('pianta.pdf');
    expect(sent.request.params.toString()).toBe('serviceTypeId=lavori&param=plan&mandateId=m1');
    sent.flush(plan);
    await settle();
    expect(answered.mock.calls).toEqual([[plan]]);
    fixture.componentRef.setInput('file', plan);
    await settle();
    expect((await axe.run(page, WITHOUT_COLOURS)).violations.map(({ id }) => id)).toEqual([]);
    page.querySelector<HTMLButtonElement>('button')!.click();
    server.expectOne('/api/need-documents/d1').flush(null);
    expect(answered).toHaveBeenLastCalledWith(undefined);
  });

  it('that did not arrive is tried again under its key', async () => {
    const sent = choose('pianta.pdf');
    sent.flush({ code: 'unavailable', title: 'Riprova' }, { status: 503, statusText: '-' });
    await settle();
    expect(answered).not.toHaveBeenCalled();
    page.querySelector<HTMLButtonElement>('wemi-problem button')!.click();
    const again = server.expectOne(({ method }) => method === 'POST');
    expect(again.request.headers.get('idempotency-key')).toBe(sent.request.headers.get('idempotency-key')); // prettier-ignore
    again.flush(plan);
    await settle();
    expect(answered.mock.calls).toEqual([[plan]]);
  });
});
