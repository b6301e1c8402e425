import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Photo } from '../../../../catalogue/photos';
import { Words } from '../words/words';

/** Photographs as they stand in a version, small. */
@Component({
  selector: 'wemi-photo-thumbs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (photo of photos(); track $index) {
      <img
        loading="lazy"
        width="120"
        height="90"
        [src]="photo.path"
        [alt]="words.language() === 'en' && photo.altEn ? photo.altEn : photo.altIt"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block: 8px;
    }
    img {
      border-radius: 4px;
      object-fit: cover;
    }
  `,
})
export class PhotoThumbs {
  readonly photos = input.required<readonly Photo[]>();
  protected readonly words = inject(Words);
}
