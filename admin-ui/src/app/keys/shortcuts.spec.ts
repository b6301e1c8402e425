import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Shortcuts } from './shortcuts';

const command = jest.fn();

@Component({
  template: `<input /><select></select
    ><input type="checkbox" /><button>x</button>`,
})
class Page {
  constructor() {
    inject(Shortcuts).listen({ '?': command });
  }
}

describe('shortcuts', () => {
  let page: HTMLElement;
  let end: () => void;
  beforeEach(() => {
    command.mockReset();
    localStorage.clear();
    const fixture = TestBed.createComponent(Page);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    end = () => fixture.destroy();
  });
  const press = (selector: string, init: KeyboardEventInit = {}) =>
    page
      .querySelector(selector)!
      .dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, ...init }));

  it.each([
    ['button', 1],
    ['input[type=checkbox]', 1],
    ['input', 0],
    ['select', 0],
  ])('pressed in %s act %d times', (selector, times) => {
    press(selector);
    expect(command).toHaveBeenCalledTimes(times);
  });

  it('with another key held down are the browser’s', () => {
    for (const init of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) press('button', init); // prettier-ignore
    expect(command).not.toHaveBeenCalled();
  });

  it('switched off do nothing, also after a reload, until they are switched on', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    shortcuts.turn(false);
    press('button');
    expect(command).not.toHaveBeenCalled();
    expect(TestBed.runInInjectionContext(() => new Shortcuts()).areOn()).toBe(false);
    shortcuts.turn(true);
    press('button');
    expect(command).toHaveBeenCalledTimes(1);
  });

  it('end with their page', () => {
    end();
    document.body.append(page);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }));
    expect(command).not.toHaveBeenCalled();
  });
});
