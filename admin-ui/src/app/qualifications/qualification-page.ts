import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QualificationDetail } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { Words } from '../words/words';
import { DeclaredDocument } from './declared-document';
import { MoveForm } from './move-form';
import { labelOf, titleOf } from './names';

const DATA = ['legalName', 'representative', 'address', 'pec', 'fiscalCode', 'vatNumber', 'runtsNumber'] as const; // prettier-ignore

/** One qualification, for its ente and for the office: what was asked, declared, decided, and what can be done. */
@Component({
  imports: [Bones, DeclaredDocument, MoveForm, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './qualification-page.html',
  styles: `
    .card {
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
    .plain {
      padding: 0;
      list-style: none;
    }
    .plain li {
      padding: 8px 0;
      border-bottom: 1px solid var(--wemi-line);
    }
    .plain li:last-child {
      border-bottom: 0;
    }
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0 0 8px;
    }
  `,
})
export class QualificationPage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #catalogue = inject(Catalogue);
  protected readonly role = inject(Session).role;
  protected readonly resource = httpResource<QualificationDetail>(
    () => `/api/qualifications/${this.id()}`,
  );
  protected readonly found = keepLast(this.resource, this.id);
  protected readonly said = signal('');
  protected readonly title = computed(() => {
    const found = this.found();
    return found ? titleOf(found.avviso, this.words.language()) : '';
  });
  protected readonly data = computed(() => {
    const content = this.found()?.content;
    return DATA.map((name) => ({ name, value: content?.[name] || this.words.say('qualifications.notGiven') })); // prettier-ignore
  });
  protected readonly services = computed(() =>
    (this.found()?.serviceTypeIds ?? []).map((id) => this.#catalogue.typeName(id)).join(', '),
  );
  /** The checklist: each thing that the avviso asks for, with what stands under it. */
  protected readonly checklist = computed(() => {
    const found = this.found();
    return found?.requirements.map((asked) => ({
      id: asked.id,
      label: labelOf(asked, this.words.language()),
      document: found.documents.find(({ requirementId }) => requirementId === asked.id),
    }));
  });
  /** What the office asked, each thing with what was answered to it. */
  protected readonly integrations = computed(() => {
    const found = this.found();
    return found?.integrations.map((asked) => ({
      ...asked,
      items: asked.items.map(({ label, requirementId }, n) => {
        const named = found.requirements.find(({ id }) => id === requirementId);
        return {
          label: named ? labelOf(named, this.words.language()) : label,
          answer: asked.answer?.items[n],
          document: asked.answer?.documents.find((one) => one.requirementId === requirementId),
        };
      }),
    }));
  });
  /** For the office, which gives them: the ente is told only what is decided. */
  protected readonly lacksAssessments = computed(() => {
    const found = this.found();
    if (found?.state !== 'submitted' || this.role() === 'ente') return false;
    return found.assessments.length < found.assessmentsWanted;
  });
  protected readonly timeline = computed(() =>
    this.found()?.timeline.map((event) => ({
      ...event,
      text: this.words.say(`qualifications.event.${event.kind}`),
      by: event.actorName ?? this.words.say(`role.${event.actorRole}`),
    })),
  );

  protected moved(done: string): void {
    this.said.set(done);
    this.resource.reload();
  }
}
