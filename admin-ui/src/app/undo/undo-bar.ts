import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Shortcuts } from '../keys/shortcuts';
import { Words } from '../words/words';
import { Undo } from './undo';

/** At the foot of every page: what was just done, and «Annulla» for a while; `z` does the same. */
@Component({
  selector: 'wemi-undo',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="bar no-print"
      [class.shown]="undo.said()"
      (mouseenter)="undo.hold()"
      (mouseleave)="undo.letGo()"
      (focusin)="undo.hold()"
      (focusout)="undo.letGo()"
    >
      <p #said tabindex="-1" role="status">{{ undo.said() }}</p>
      @if (undo.offered()) {
        <button
          matButton="outlined"
          type="button"
          aria-keyshortcuts="z"
          [disabled]="undo.isUndoing()"
          (click)="take(said)"
        >
          {{ words.say('undo.act') }}
        </button>
      }
    </div>
  `,
  styles: `
    .bar {
      position: fixed;
      z-index: 30;
      inset: auto 16px 16px;
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      max-width: 560px;
      margin: 0 auto;
      border-radius: var(--wemi-radius);

      &.shown {
        padding: 8px 16px;
        border: 1px solid var(--wemi-edge);
        background: var(--wemi-card);
        box-shadow: 0 4px 16px rgb(0 0 0 / 30%);
      }
    }

    p {
      flex: 1 1 200px;
      margin: 0;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class UndoBar {
  protected readonly undo = inject(Undo);
  protected readonly words = inject(Words);

  constructor() {
    inject(Shortcuts).listen({ z: () => void this.undo.take() });
  }

  /** The button goes: whoever was on it stays where it is said how it went. */
  protected async take(said: HTMLElement): Promise<void> {
    said.focus();
    await this.undo.take();
  }
}
