import { Component, inject, input } from '@angular/core';
import { Language } from '../language/language';
import type { Service } from '../remote/types';

/** Photographs in the order of who shows them; each has its place before it is loaded. */
@Component({
  selector: 'app-photo-list',
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
      gap: 1rem;
      align-items: start;
      padding: 0;
      list-style: none;
    }
    img {
      display: block;
      width: 100%;
      height: auto;
      border-radius: var(--wemi-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
  `,
  template: `
    @if (photos().length > 0) {
      <ul>
        @for (photo of photos(); track $index) {
          <li>
            <img
              loading="lazy"
              decoding="async"
              [src]="photo.path"
              [width]="photo.width"
              [height]="photo.height"
              [alt]="language.pick(photo.altIt, photo.altEn)"
            />
          </li>
        }
      </ul>
    }
  `,
})
export class PhotoList {
  readonly photos = input.required<Service['photos']>();
  protected readonly language = inject(Language);
}
