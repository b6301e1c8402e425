import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { ReceivedMandates } from '../mandates/received';
import { aMandate } from '../mandates/testing';
import { provideWords } from '../service-life/testing';
import { toNeed } from './draft';
import { DraftStore } from './draft-store';
import { ForWhom } from './for-whom';
import { NeedForm } from './need-form';
import { OpenDraft } from './open-draft';

describe('whose request it will be', () => {
  const discarded: string[] = [];
  let fixture: ComponentFixture<ForWhom>;
  let page: HTMLElement;

  /** The catalogue stays on its way: nothing here waits for it. */
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  async function open(received: object[]): Promise<void> {
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/mandates').flush({ given: [], received });
    await settle();
  }

  beforeEach(() => {
    discarded.length = 0;
    const store = { discard: async ({ id }: { id: string }) => void discarded.push(id), keepLocally: () => undefined }; // prettier-ignore
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        NeedForm,
        OpenDraft,
        ReceivedMandates,
        { provide: DraftStore, useValue: store },
        { provide: Session, useValue: { isSignedIn: signal(true), comune: signal('milano') } },
      ],
    });
    fixture = TestBed.createComponent(ForWhom);
    page = fixture.nativeElement as HTMLElement;
  });

  it('is not asked of those who can only act for themselves', async () => {
    await open([aMandate({ scope: ['pay'] }), aMandate({ id: 'm2', status: 'expired' })]);
    expect(page.querySelector('fieldset')).toBeNull();
  });

  it('makes another draft, that belongs to the other person', async () => {
    const form = TestBed.inject(NeedForm);
    form.setPlace({ address: 'via Capuana 3' });
    const before = form.draft().id;
    await open([aMandate()]);
    page.querySelectorAll<HTMLInputElement>('input')[1]!.dispatchEvent(new Event('change'));
    await settle();
    expect(form.draft().id).not.toBe(before);
    expect(discarded).toEqual([before]);
    expect(toNeed(form.draft())).toMatchObject({
      place: { address: 'via Capuana 3' },
      onBehalfOf: { mandateId: 'm1' },
    });
    expect(page.textContent).toContain('Per conto di Anna Rossi');
  });
});
