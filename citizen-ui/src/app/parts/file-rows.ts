import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFailure } from '../remote/problem';
import type { Rising } from './rising-files';

/** Files that are there and can be taken away, and those on their way: how far, or why not. */
@Component({
  selector: 'app-file-rows',
  imports: [TranslocoPipe],
  template: `
    <ul>
      @for (file of there(); track file.id) {
        <li>
          <span class="name">{{ file.name }}</span>
          <button
            type="button"
            class="button plain"
            [attr.aria-label]="'integration.removeNamed' | transloco: { name: file.name }"
            (click)="removed.emit(file.id)"
          >
            {{ 'integration.remove' | transloco }}
          </button>
        </li>
      }
      @for (one of rising(); track one.key) {
        <li>
          @if (one.error) {
            <p class="wrong" role="alert">
              {{ 'integration.failed' | transloco: { name: one.file.name } }} {{ why(one) }}
            </p>
            <button type="button" class="button plain" (click)="again.emit(one)">
              {{ 'integration.retry' | transloco }}
            </button>
            <button
              type="button"
              class="button plain"
              [attr.aria-label]="'integration.removeNamed' | transloco: { name: one.file.name }"
              (click)="givenUp.emit(one)"
            >
              {{ 'integration.remove' | transloco }}
            </button>
          } @else {
            <progress
              max="100"
              [value]="one.percent"
              [attr.aria-label]="
                'integration.uploading' | transloco: { name: one.file.name, percent: one.percent }
              "
            ></progress>
            <span class="name">{{ one.file.name }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .wrong {
      display: block;
      color: var(--mat-sys-error);
    }
  `,
})
export class FileRows<Place> {
  readonly there = input.required<readonly { id: string; name: string }[]>();
  readonly rising = input.required<readonly Rising<Place>[]>();
  readonly removed = output<string>();
  readonly again = output<Rising<Place>>();
  readonly givenUp = output<Rising<Place>>();

  /** Why a file did not arrive: the API says it of the field. */
  protected why({ error }: Rising<Place>): string {
    const { errors, title } = readFailure(error);
    return errors[0]?.message ?? title ?? '';
  }
}
