import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { CaredPersons } from '../cared-persons/cared-persons';
import { provideWords } from '../service-life/testing';
import { newDraft, toNeed } from './draft';
import { DraftStore } from './draft-store';
import { KnownPeople } from './known-people';
import { NeedForm } from './need-form';
import { OpenDraft } from './open-draft';
import { PersonStep } from './person-step';
import { PlaceStep } from './place-step';

const rosa = { id: 'r', name: 'Rosa Ferrari', relation: 'madre', born: null, fiscalCode: null, address: 'Via Capuana 3', municipio: 3 }; // prettier-ignore
const own = { beneficiary: null, address: 'Via Po 1', municipio: 1, number: 'MI-2026-000001', sentAt: '2026-02-01T09:00:00.000Z' }; // prettier-ignore
const aldo = { ...own, beneficiary: 'Aldo', address: null, municipio: 2, number: 'MI-2026-000002' };

describe('what is known already', () => {
  const isSignedIn = signal(true);
  let form: NeedForm;
  let known: KnownPeople;
  let server: HttpTestingController;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  beforeEach(() => {
    isSignedIn.set(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        ...[CaredPersons, KnownPeople, NeedForm, OpenDraft],
        { provide: DraftStore, useValue: { keepLocally: () => undefined } },
        { provide: Session, useValue: { isSignedIn, comune: signal('milano') } },
      ],
    });
    form = TestBed.inject(NeedForm);
    known = TestBed.inject(KnownPeople);
    server = TestBed.inject(HttpTestingController);
    form.draft.set({ ...newDraft('badante'), step: 1 });
  });
  async function answer(persons: object[] = [rosa]): Promise<void> {
    TestBed.tick();
    server.expectOne('/api/me/cared-persons').flush({ items: persons });
    server.expectOne('/api/me/known-places').flush({ items: [own, aldo] });
    await settle();
  }
  async function show(step: typeof PersonStep | typeof PlaceStep) {
    const fixture = TestBed.createComponent<PersonStep | PlaceStep>(step);
    await settle();
    return fixture.nativeElement as HTMLElement;
  }
  const choices = (page: HTMLElement) => [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')]; // prettier-ignore
  async function choose(page: HTMLElement, n: number) {
    choices(page)[n]!.dispatchEvent(new Event('change'));
    await settle();
  }
  const place = () => form.draft().place;
  const said = (page: HTMLElement) => page.querySelector('[role=status]')?.textContent ?? '';

  it('is asked of nobody who has not come in', async () => {
    isSignedIn.set(false);
    const page = await show(PersonStep);
    server.expectNone('/api/me/cared-persons');
    await choose(page, 1);
    expect(page.querySelector('[type=checkbox]')).toBeNull();
    expect(await known.settle()).toBe(true);
    expect(place()).toEqual({});
  });

  it('offers those who are kept, and knows where they live', async () => {
    await answer();
    const page = await show(PersonStep);
    expect(page.querySelector('.choices')!.textContent!.replace(/\s+/g, ' ')).toContain('Per Rosa Ferrari madre'); // prettier-ignore
    await choose(page, 1);
    expect(form.draft().beneficiary).toEqual({ self: false, name: 'Rosa Ferrari', relation: 'madre' }); // prettier-ignore
    expect(choices(page).map(({ checked }) => checked)).toEqual([false, true, false]);
    expect(page.querySelector('input[maxlength]')).toBeNull();
    await known.settle();
    expect(place()).toEqual({ address: 'Via Capuana 3', municipio: 3 });
    const places = await show(PlaceStep);
    expect(said(places)).toContain('quello che hai salvato di Rosa Ferrari');
    form.setPlace({ address: 'Via Capuana 5' });
    await settle();
    expect(said(places)).toBe('');
    expect(toNeed(form.draft())).not.toHaveProperty('placeFrom');
  });

  it('writes where one’s own last request was, and says of which', async () => {
    await answer();
    await known.settle();
    expect(place()).toEqual({ address: 'Via Po 1', municipio: 1 });
    expect(said(await show(PlaceStep))).toMatch(/MI-2026-000001, inviata domenica 1 febbraio/);
  });

  it('changes with the person, but not what was told by hand', async () => {
    await answer();
    await known.settle();
    form.setPlace({ notes: 'Scala B' });
    form.setBeneficiary({ self: false, name: ' aldo', relation: '' });
    form.draft.update((draft) => ({ ...draft, step: 3 }));
    await known.settle();
    expect(place()).toEqual({ municipio: 2, notes: 'Scala B' });
    form.setBeneficiary({ self: false, name: 'Una nuova' });
    await known.settle();
    expect(place()).toEqual({ notes: 'Scala B' });
    form.setBeneficiary({ self: true });
    await known.settle();
    expect(place()).toEqual({ notes: 'Scala B' });
    form.setPlace({ address: 'Via mia 1' });
    form.setBeneficiary({ self: false, name: 'Rosa Ferrari', relation: 'madre' });
    await known.settle();
    expect(place()).toEqual({ address: 'Via mia 1', notes: 'Scala B' });
  });

  it('of a need told for somebody else by mandate is nothing', async () => {
    await answer();
    form.draft.update((draft) => ({ ...draft, mandate: { id: 'm', principalName: 'Anna' } }));
    await settle();
    expect(choices(await show(PersonStep))).toHaveLength(2);
    await known.settle();
    expect(place()).toEqual({});
  });

  it('grows by whoever is to be remembered, once', async () => {
    await answer();
    const page = await show(PersonStep);
    await choose(page, 2);
    const name = page.querySelector<HTMLInputElement>('input[maxlength="120"]')!;
    name.value = 'Ugo Sala';
    name.dispatchEvent(new Event('input'));
    const box = page.querySelector<HTMLInputElement>('[type=checkbox]')!;
    box.click();
    const url = `/api/me/cared-persons/${form.draft().id}`;
    const refused = known.settle();
    await settle();
    server.expectOne({ method: 'PUT', url }).flush({ code: 'unavailable', title: 'x' }, { status: 503, statusText: 'x' }); // prettier-ignore
    expect(await refused).toBe(false);
    expect(TestBed.inject(OpenDraft).failure()).toBeDefined();
    const kept = known.settle();
    await settle();
    const sent = server.expectOne({ method: 'PUT', url });
    expect(sent.request.body).toEqual({ name: 'Ugo Sala' });
    sent.flush({ ...rosa, id: form.draft().id, name: 'Ugo Sala', relation: null, address: null, municipio: null }); // prettier-ignore
    expect(await kept).toBe(true);
    await known.settle();
    server.expectNone({ method: 'PUT', url });
  });

  it('takes a name that is kept for typing only when it was chosen', async () => {
    await answer();
    const page = await show(PersonStep);
    await choose(page, 1);
    await choose(page, 2);
    expect(form.draft().beneficiary).toEqual({ self: false, name: '', relation: '' });
    form.setBeneficiary({ name: 'Rosa Ferrari', relation: 'madre' });
    await settle();
    expect(page.querySelector('input[maxlength="120"]')).not.toBeNull();
  });
});
