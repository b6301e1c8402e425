import { Component, Injector, computed, inject, signal } from '@angular/core';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import type { CaredPerson } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { sayBorn } from './born';
import { CaredPersonForm } from './cared-person-form';
import { CaredPersons } from './cared-persons';
import { CARED_WORDS } from './words';

type CaredField = 'relation' | 'born' | 'fiscalCode' | 'address' | 'municipio';

/** Whom one looks after: kept here, they are offered when a need is told for somebody else. */
@Component({
  selector: 'app-cared-persons-page',
  imports: [CaredPersonForm, ProblemPanel, Skeleton],
  providers: [CaredPersons],
  templateUrl: './cared-persons-page.html',
  styles: `
    @use 'kept-cards';
  `,
})
export class CaredPersonsPage {
  protected readonly persons = inject(CaredPersons);
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #focus = inject(PageFocus);
  protected readonly words = computed(() => CARED_WORDS[this.#language.code()]);
  /** The id of who is being changed, or `new`. */
  protected readonly open = signal<string | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly cards = computed(() =>
    this.persons.items()?.map((person) => ({ person, facts: this.#factsOf(person) })),
  );

  protected say(
    key: 'editOf' | 'removeOf' | 'removeTitle' | 'removed' | 'saved',
    { name }: CaredPerson,
  ): string {
    // prettier-ignore
    return this.words()[key].replace('{name}', name);
  }

  protected done(person: CaredPerson): void {
    this.#announcer.say(this.say('saved', person));
    this.leave();
  }

  /** The button that was pressed is gone. */
  protected leave(): void {
    this.open.set(undefined);
    this.#focus.toHeading();
  }

  protected async remove(person: CaredPerson): Promise<void> {
    const { removeMeans, remove: confirm } = this.words();
    const title = this.say('removeTitle', person);
    const question = { title, text: [removeMeans], confirm, danger: true };
    if (this.isBusy() || !(await askToConfirm(this.#injector, question))) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await this.persons.remove(person.id);
      this.#announcer.say(this.say('removed', person));
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  #factsOf(person: CaredPerson) {
    const said: Record<CaredField, string | null | undefined> = {
      relation: person.relation,
      born: person.born && sayBorn(person.born, this.#language.locale()),
      fiscalCode: person.fiscalCode,
      address: person.address,
      municipio: this.#catalogue.municipioName(person.municipio),
    };
    const fields = Object.keys(said) as CaredField[];
    return fields.flatMap((field) => (said[field] ? [{ field, value: said[field] }] : []));
  }
}
