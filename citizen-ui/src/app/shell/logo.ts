import { Component } from '@angular/core';

/** A house that holds a heart, and the name. */
@Component({
  selector: 'app-logo',
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.625rem;
    }
    svg {
      flex: none;
    }
    span {
      font: 700 1.75rem/1 var(--wemi-text);
      letter-spacing: -0.02em;
    }
    .house {
      fill: var(--mat-sys-primary);
    }
    .heart {
      fill: light-dark(#fff, #0f1a27);
    }
    .door {
      fill: light-dark(#e8693a, #ffb493);
    }
  `,
  template: `
    <svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true" focusable="false">
      <path
        class="house"
        d="M24 4.500 43 19a3 3 0 0 1 1.200 2.400V40a4 4 0 0 1-4 4H7.800a4 4 0 0 1-4-4V21.400A3 3 0 0 1 5 19z"
      />
      <path
        class="heart"
        d="M24 38.500C15.400 33 11.500 28.800 11.500 24a6.600 6.600 0 0 1 12.500-3 6.600 6.600 0 0 1 12.500 3c0 4.800-3.900 9-12.500 14.500z"
      />
      <path
        class="door"
        d="M24 33.600c-4.400-2.900-6.500-5.200-6.500-7.700a3.500 3.500 0 0 1 6.500-1.700 3.500 3.500 0 0 1 6.500 1.700c0 2.500-2.100 4.800-6.500 7.700z"
      />
    </svg>
    <span>WeMi</span>
  `,
})
export class Logo {}
