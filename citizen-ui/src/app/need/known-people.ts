import { httpResource } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { Session } from '../auth/session';
import { CaredPersons } from '../cared-persons/cared-persons';
import type { CaredPerson, KnownPlaces } from '../remote/types';
import type { Draft, PlaceFrom } from './draft';
import { NeedForm } from './need-form';
import { OpenDraft } from './open-draft';

/**
 * What is known already of whoever asks and of those they look after, so that it is not asked twice.
 * Of a need told by mandate nothing: it is another's.
 */
@Service({ autoProvided: false })
export class KnownPeople {
  readonly #form = inject(NeedForm);
  readonly #opened = inject(OpenDraft);
  readonly #session = inject(Session);
  readonly #persons = inject(CaredPersons);
  readonly #places = httpResource<KnownPlaces>(() =>
    this.#session.isSignedIn() ? '/api/me/known-places' : undefined,
  );
  readonly #isOwn = computed(() => this.#session.isSignedIn() && !this.#form.draft().mandate);
  readonly persons = computed(() => (this.#isOwn() ? (this.#persons.items() ?? []) : []));
  /** Whoever is named in the draft, when they are kept. */
  readonly named = computed(() => {
    const { self, name, relation } = this.#form.draft().beneficiary;
    return self ? undefined : this.persons().find((one) => one.name === name && one.relation === (relation || null)); // prettier-ignore
  });
  readonly mayRemember = computed(() => this.#isOwn() && !this.#persons.isFull());
  readonly remember = signal(false);
  /** Where the place of the draft comes from, as long as nobody has changed it. */
  readonly placeFrom = computed(() => {
    const { place, placeFrom } = this.#form.draft();
    const { address, municipio } = placeFrom?.place ?? {};
    const isSame = place.address === address && place.municipio === municipio;
    return placeFrom && isSame ? placeFrom : undefined;
  });

  /**
   * Keeps whoever is to be remembered, and writes the place that is known of the beneficiary where
   * none was told. @returns false when it could not be kept: the page says why
   */
  async settle(): Promise<boolean> {
    try {
      await this.#keep();
    } catch (error) {
      this.#opened.refused(error);
      return false;
    }
    this.#fillPlace();
    return true;
  }

  async #keep(): Promise<void> {
    const { id, beneficiary } = this.#form.draft();
    const { self, name = '', relation = '' } = beneficiary;
    if (!this.remember() || !this.mayRemember() || self || this.named()) return;
    // The draft's id: told again with another name, it is the same person put right.
    await this.#persons.save(id, { name, ...(relation.trim() ? { relation } : {}) });
    this.remember.set(false);
  }

  #fillPlace(): void {
    const draft = this.#form.draft();
    const before = this.placeFrom();
    const found = this.#isOwn() ? this.#find(draft.beneficiary) : undefined;
    if (before ? isSamePlace(before, found) : hasPlace(draft) || draft.step > 1) return;
    const { notes } = draft.place;
    const place = { ...(notes ? { notes } : {}), ...found?.place };
    const { placeFrom: _before, ...others } = draft;
    if (before || found) {
      this.#form.draft.set({ ...others, place, ...(found ? { placeFrom: found } : {}) });
    }
  }

  #find({ self, name = '' }: Draft['beneficiary']): PlaceFrom | undefined {
    const isNamed = (known: string | null) => known?.toLowerCase() === name.trim().toLowerCase();
    const kept = self ? undefined : this.persons().find((one) => isNamed(one.name) && hasPlace({ place: one })); // prettier-ignore
    if (kept) return { place: placeOf(kept), personName: kept.name };
    const places = this.#places.hasValue() ? this.#places.value().items : [];
    const known = places.find(({ beneficiary }) => self ? beneficiary === null : isNamed(beneficiary)); // prettier-ignore
    return known && { place: placeOf(known), need: { number: known.number, sentAt: known.sentAt } };
  }
}

type Known = Pick<CaredPerson, 'address' | 'municipio'>;

function placeOf({ address, municipio }: Known): PlaceFrom['place'] {
  return { ...(address ? { address } : {}), ...(municipio ? { municipio } : {}) };
}

function hasPlace({ place }: { place: Partial<Known> | Draft['place'] }): boolean {
  return Boolean(place.address) || Boolean(place.municipio);
}

function isSamePlace(one: PlaceFrom, other: PlaceFrom | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
