import { provideHttpClient } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { Confirmation } from './confirm-dialog';
import { ReasonedForm } from './reasoned-form';

const QUESTION: Confirmation = {
  title: 'Sei sicuro?',
  text: 'Non si torna indietro',
  confirm: 'Sì',
};

@Component({
  imports: [ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button id="elsewhere" type="button">Altro</button>
    @if (isOpen()) {
      <wemi-reasoned-form
        act="Togli"
        [question]="question"
        [send]="send"
        [canLeave]="true"
        (leave)="isOpen.set(false)"
      >
        <p>Che cosa succede</p>
      </wemi-reasoned-form>
    } @else {
      <button id="open" type="button">Apri</button>
    }
  `,
})
class Place {
  readonly isOpen = signal(true);
  readonly question = (): Confirmation | undefined => asked();
  readonly send = (reason: string): Promise<unknown> => sent(reason);
}
const asked = jest.fn<() => Confirmation | undefined>();
const sent = jest.fn<(reason: string) => Promise<unknown>>();
const answer = jest.fn<() => boolean>();

describe('what is decided for a reason', () => {
  let fixture: ComponentFixture<Place>;
  let page: HTMLElement;

  beforeEach(async () => {
    asked.mockReset().mockReturnValue(QUESTION);
    sent.mockReset().mockResolvedValue(undefined);
    answer.mockReset().mockReturnValue(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(answer()) }) } },
      ],
    });
    fixture = TestBed.createComponent(Place);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    await settle();
  });

  async function settle(): Promise<void> {
    for (const _turn of [1, 2]) {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    }
  }
  async function press(label: string): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)!.click();
    await settle();
  }
  function write(text: string): void {
    const field = page.querySelector('textarea')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }

  it('takes the focus when it is opened, and says what surrounds it', () => {
    expect(document.activeElement).toBe(page.querySelector('textarea'));
    expect(page.textContent).toContain('Che cosa succede');
  });

  it('sends nothing without a reason, with another field wrong, or without a yes', async () => {
    await press('Togli');
    expect(page.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
    write('Perché sì');
    asked.mockReturnValue(undefined);
    await press('Togli');
    asked.mockReturnValue(QUESTION);
    answer.mockReturnValue(false);
    await press('Togli');
    expect(sent).not.toHaveBeenCalled();
  });

  it('shows a refusal, keeps what was typed and tries again', async () => {
    write(' Perché sì ');
    const error = new HttpErrorResponse({ status: 503, error: { code: 'unavailable', title: 'Ferma' } }); // prettier-ignore
    sent.mockRejectedValueOnce(error);
    await press('Togli');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Ferma');
    expect(page.querySelector('textarea')?.value).toBe(' Perché sì ');
    await press('Riprova');
    expect(sent.mock.calls).toEqual([['Perché sì'], ['Perché sì']]);
    expect(page.querySelector('[role=alert]')).toBeNull();
  });

  it('gives the focus back to the button that comes in its place', async () => {
    await press('Lascia stare');
    expect(document.activeElement?.id).toBe('open');
  });
});
