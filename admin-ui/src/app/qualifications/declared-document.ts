import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { QualificationDetail } from '../api-types';
import { FileLink } from '../files/file-link';
import { Words } from '../words/words';

/** A document as its ente declared it: number and date, until when it holds, and its file. */
@Component({
  selector: 'wemi-declared-document',
  imports: [FileLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    {{ document().reference }}
    @if (document().expiresOn; as day) {
      · {{ words.say('qualifications.expiresOn', { day: words.day(day) }) }}
      @if (isOver()) {
        <span class="chip warn">{{ words.say('qualifications.over') }}</span>
      }
    }
    @if (document().file; as file) {
      <br /><wemi-file-link [name]="file.name" [url]="'/api/qualification-files/' + file.id" />
    }
  `,
  styles: `
    :host {
      overflow-wrap: anywhere;
    }
  `,
})
export class DeclaredDocument {
  readonly document = input.required<Omit<QualificationDetail['documents'][number], 'earlier'>>();
  protected readonly words = inject(Words);
  protected readonly isOver = computed(() => {
    const { expiresOn } = this.document();
    // The day of whoever reads, who works where the comune is.
    return expiresOn !== null && expiresOn < new Intl.DateTimeFormat('sv-SE').format(new Date());
  });
}
