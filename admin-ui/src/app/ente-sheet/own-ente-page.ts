import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core'; // prettier-ignore
import { form } from '@angular/forms/signals';
import type { Branch } from '../../../../catalogue/branches';
import { missingInPhotos, type Photo } from '../../../../catalogue/photos';
import type { EnteSheet } from '../api-types';
import { Bones } from '../load/bones';
import { PhotosField } from '../photos/photos-field';
import { editSheet } from '../problem/edit-sheet';
import { ProblemBox } from '../problem/problem-box';
import { SheetFoot } from '../problem/sheet-foot';
import { SheetVersions } from '../problem/sheet-versions';
import type { StaleRow } from '../problem/stale-sheet';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { checkEnte, differing, EMPTY_ENTE, type EnteDraft, type EnteSaid, FIELDS, type SaidField, toDraft, toSaid } from './ente-draft'; // prettier-ignore
import { EnteFields } from './ente-fields';
import { areSaid, branchLine } from './branch-draft';
import { BranchesField } from './branches-field';

/** What the ente says of itself to everybody; each save is a version, and none is written over unawares. */
@Component({
  imports: [Bones, EnteFields, BranchesField, PhotosField, ProblemBox, SheetVersions, SheetFoot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-ente-page.html',
  styles: `
    :host {
      display: block;
      max-width: 720px;
    }
    .card {
      margin-block: 16px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
  `,
})
export class OwnEntePage {
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly resource = httpResource<EnteSheet>(() => '/api/office/ente');
  protected readonly there = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  readonly #model = signal<EnteDraft>(EMPTY_ENTE);
  protected readonly photos = signal<Photo[]>([]);
  protected readonly branches = signal<Branch[]>([]);
  protected readonly isChecked = signal(false);
  readonly #beside = computed(() => ({ photos: this.photos(), branches: this.branches() }));
  readonly #mine = computed(() => toSaid(this.#model(), this.#beside()));
  protected readonly draft = form(this.#model, checkEnte);
  protected readonly sheet = editSheet({
    there: this.there,
    refusal: 'ente-changed',
    begin: (there) => {
      this.#model.set(toDraft(there.said));
      this.photos.set(there.said.photos ?? []);
      this.branches.set(there.said.branches ?? []);
      this.isChecked.set(false);
      this.draft().reset();
    },
    send: (expectedVersion) => {
      const body = { said: this.#mine(), expectedVersion };
      return this.#once.post<EnteSheet>('/api/office/ente/versions', body);
    },
    reload: () => void this.resource.reload(),
  });
  protected readonly said = signal('');
  protected readonly stale = computed(() => {
    const theirs = this.sheet.stale();
    if (!theirs) return undefined;
    const mine = this.#mine();
    const rows = differing(mine, theirs.said).map((field): StaleRow => {
      const label = this.words.say(`enteSheet.${field}`);
      return { label, theirs: this.#say(theirs.said, field), mine: this.#say(mine, field) };
    });
    return { name: theirs.versions[0]?.writtenBy ?? 'WeMi', rows };
  });

  protected async save(): Promise<void> {
    for (const name of FIELDS) this.draft[name]().markAsTouched();
    this.isChecked.set(true);
    const isSaid = missingInPhotos(this.photos()).length === 0 && areSaid(this.branches());
    if (this.draft().valid() && isSaid) await this.#tell(this.sheet.save());
  }

  protected async keepMine(): Promise<void> {
    await this.#tell(this.sheet.keepMine());
  }

  async #tell(saving: Promise<EnteSheet | undefined>): Promise<void> {
    this.said.set('');
    if (await saving) this.said.set(this.words.say('enteSheet.saved'));
  }

  #say(said: EnteSaid, field: SaidField): string {
    if (field === 'photos') return (said.photos ?? []).map(({ altIt }) => altIt).join('\n') || '—';
    if (field === 'branches') return (said.branches ?? []).map(branchLine).join('\n') || '—';
    const value = said[field];
    if (Array.isArray(value)) return value.join(', ') || '—';
    if (field === 'drawing') return this.words.say(`enteSheet.drawings.${value}`);
    return value === null || value === '' ? '—' : String(value);
  }
}
