import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** Who saved a sheet, and when: the latest first. */
@Component({
  selector: 'wemi-sheet-versions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (versions().length > 0) {
      <section class="card" aria-labelledby="versions">
        <h2 id="versions">{{ words.say('sheet.versions') }}</h2>
        <ol reversed>
          @for (one of versions(); track one.version) {
            <li>
              {{
                words.say('sheet.version', { version: one.version, by: one.writtenBy ?? 'WeMi' })
              }},
              <time [attr.datetime]="one.at" [attr.title]="words.exact(one.at)">{{
                words.instant(one.at)
              }}</time>
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    .card {
      margin-block: 16px;
    }
  `,
})
export class SheetVersions {
  readonly versions =
    input.required<readonly { version: number; at: string; writtenBy: string | null }[]>();
  protected readonly words = inject(Words);
}
