import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '../format/date-pipes';
import { ProblemPanel } from '../parts/problem-panel';
import type { Document } from '../remote/types';
import { Documents } from './documents';

/** The documents that were sent: what, by whom, when, and whether whoever asked has opened them. */
@Component({
  selector: 'app-document-list',
  imports: [InstantPipe, ProblemPanel, TranslocoPipe],
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      padding: 0.5rem 0;
      overflow-wrap: anywhere;
    }
    .new {
      margin-inline-start: 0.5rem;
      padding: 0.1rem 0.5rem;
      border-radius: 1rem;
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
    }
  `,
  template: `
    @if (documents.sent().length > 0) {
      <section aria-labelledby="documents">
        <h2 id="documents">{{ 'integration.documents' | transloco }}</h2>
        @if (failure(); as error) {
          <app-problem-panel [error]="error" (retry)="failure.set(undefined)" />
        }
        <ul>
          @for (document of documents.sent(); track document.id) {
            <li>
              <strong>{{ document.name }}</strong>
              @if (!document.openedAt) {
                <span class="new small" [title]="'integration.newHelp' | transloco">{{
                  'integration.new' | transloco
                }}</span>
              }
              <br />
              <span class="small">
                @if (document.uploadedBy; as name) {
                  {{
                    'integration.by'
                      | transloco
                        : { name, at: document.attachedAt ?? document.uploadedAt | instant }
                  }}
                } @else {
                  {{
                    'integration.at'
                      | transloco: { at: document.attachedAt ?? document.uploadedAt | instant }
                  }}
                }
              </span>
              <button
                type="button"
                class="button plain no-print"
                [attr.aria-label]="'integration.downloadNamed' | transloco: { name: document.name }"
                (click)="download(document)"
              >
                {{ 'integration.download' | transloco }}
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
})
export class DocumentList {
  protected readonly documents = inject(Documents);
  protected readonly failure = signal<unknown>(undefined);

  /** Asked for with the token, so a plain link would not do. */
  protected async download(document: Document): Promise<void> {
    this.failure.set(undefined);
    try {
      const address = URL.createObjectURL(await this.documents.read(document));
      const link = Object.assign(window.document.createElement('a'), {
        href: address,
        download: document.name,
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
