import { DestroyRef, inject, Injectable, signal } from '@angular/core';

const KEY = 'wemi.shortcuts';

/** Whether single keys act as commands; kept on this device, since they can disturb dictation. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly areOn = signal(localStorage.getItem(KEY) !== 'off');

  turn(on: boolean): void {
    localStorage.setItem(KEY, on ? 'on' : 'off');
    this.areOn.set(on);
  }

  /** Listens while the caller lives. Keys typed into a field or with a modifier are left alone. */
  listen(commands: Record<string, () => void>): void {
    const hear = (event: KeyboardEvent) => {
      if (!this.areOn() || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target) || document.querySelector('.cdk-overlay-pane')) return;
      const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined;
      if (!command) return;
      event.preventDefault();
      command();
    };
    document.addEventListener('keydown', hear);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', hear));
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
