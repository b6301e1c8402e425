import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { provideWords } from '../../testing/words';
import { Undo, UNDO_MS } from './undo';
import { UndoBar } from './undo-bar';

describe('what can be taken back', () => {
  const reverse = jest.fn<() => Promise<string | undefined>>();
  let fixture: ComponentFixture<UndoBar>;
  let bar: HTMLElement;
  let undo: Undo;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    reverse.mockReset().mockResolvedValue(undefined);
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    fixture = TestBed.createComponent(UndoBar);
    bar = fixture.nativeElement as HTMLElement;
    document.body.append(bar);
    undo = TestBed.inject(Undo);
    fixture.detectChanges();
  });
  afterEach(() => {
    bar.remove();
    fixture.destroy();
    jest.useRealTimers();
  });

  async function pass(ms = 0): Promise<void> {
    await jest.advanceTimersByTimeAsync(ms);
    fixture.detectChanges();
  }
  async function offer(text = 'Fatto.'): Promise<void> {
    undo.offer({ text, undo: reverse });
    await pass();
  }
  const button = () => bar.querySelector('button');
  const said = () => bar.querySelector('[role=status]')?.textContent;
  const key = (name: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key: name }));

  it('is said politely with a button, for ten seconds', async () => {
    expect([said(), button()]).toEqual(['', null]);
    await offer();
    expect([said(), button()?.textContent?.trim()]).toEqual(['Fatto.', 'Annulla']);
    await pass(UNDO_MS - 1);
    expect(button()).not.toBeNull();
    await pass(1);
    expect([said(), button()]).toEqual(['', null]);
  });

  it('waits while the keyboard or the pointer is on it', async () => {
    await offer();
    button()!.focus();
    await pass(UNDO_MS * 6);
    expect(button()).not.toBeNull();
    button()!.blur();
    await pass(UNDO_MS);
    expect(button()).toBeNull();
  });

  it('is taken back once, and says so where the focus is', async () => {
    await offer();
    button()!.focus();
    button()!.click();
    button()?.click();
    await pass();
    expect(reverse).toHaveBeenCalledTimes(1);
    expect([said(), button()]).toEqual(['Annullato: è di nuovo come prima.', null]);
    expect(document.activeElement?.getAttribute('role')).toBe('status');
  });

  it('is taken back with z, too; without an offer z does nothing', async () => {
    key('z');
    await offer();
    key('z');
    await pass();
    key('z');
    expect(reverse).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['said', () => Promise.resolve('L’ha presa un’altra persona.'), 'L’ha presa un’altra persona.'],
    ['thrown', () => Promise.reject(new HttpErrorResponse({ status: 409, error: { code: 'x', title: 'Non va.' } })), 'Non va.'],
  ])('says why it cannot be, when that is %s', async (_, answer, text) => {
    reverse.mockImplementation(answer);
    await offer();
    key('z');
    await pass();
    expect([said(), button()]).toEqual([text, null]);
  }); // prettier-ignore

  it('is the last thing alone', async () => {
    await offer('Prima.');
    await pass(UNDO_MS - 100);
    await offer('Seconda.');
    await pass(200);
    expect(said()).toBe('Seconda.');
  });

  it('is free of flaws', async () => {
    await offer();
    jest.useRealTimers();
    const { violations } = await axe.run(bar, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } }); // prettier-ignore
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
