import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { SavedView } from '../api-types';
import { Session } from '../session/session';
import { ViewDialog, type ViewQuestion } from './view-dialog';

const full = new HttpErrorResponse({
  status: 422,
  error: { code: 'views-full', title: 'Hai già trenta viste salvate.' },
});

describe('the dialog that names a view', () => {
  const send = jest.fn<ViewQuestion['send']>();
  const close = jest.fn();
  let fixture: ComponentFixture<ViewDialog>;
  let page: HTMLElement;

  beforeEach(async () => {
    send.mockReset().mockResolvedValue({ id: 'a' } as SavedView);
    close.mockReset();
    const data = { title: 'Salva', confirm: 'Salva', name: '', asksSharing: true, send };
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close, id: 'd' } },
        { provide: Session, useValue: { role: signal('sportello') } },
      ],
    });
    fixture = TestBed.createComponent(ViewDialog);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  });

  async function submit(name: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>('#view-name')!;
    field.value = name;
    field.dispatchEvent(new Event('input'));
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  it('asks for a name first', async () => {
    await submit('   ');
    expect(send).not.toHaveBeenCalled();
    expect(page.querySelector('#view-name-error')?.textContent).toContain('Scrivi un nome');
  });

  it('says with whom the view would be shared, and sends what was said', async () => {
    expect(page.textContent).toContain('Condividi con il tuo sportello');
    page.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await submit(' Urgenti ');
    expect(send).toHaveBeenCalledWith({ name: 'Urgenti', shared: true });
    expect(close).toHaveBeenCalledWith({ id: 'a' });
  });

  it('stays with what was typed when it is refused, and says why', async () => {
    send.mockRejectedValueOnce(full);
    await submit('Urgenti');
    expect(close).not.toHaveBeenCalled();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('trenta viste');
    expect(page.querySelector<HTMLInputElement>('#view-name')!.value).toBe('Urgenti');
  });
});
