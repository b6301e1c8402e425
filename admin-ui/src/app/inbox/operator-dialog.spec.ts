import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { anAdmin } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { OperatorDialog } from './operator-dialog';

const rosa = { id: 'rosa', name: 'Rosa Martini', profile: 'OSS' };

describe('choosing who will come for many orders', () => {
  const close = jest.fn();
  let fixture: ComponentFixture<OperatorDialog>;
  let page: HTMLElement;

  beforeEach(() => {
    close.mockReset();
    const me = { ...anAdmin, role: 'ente', ente: { id: 'e1', name: 'La Cura' } };
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MAT_DIALOG_DATA, useValue: { count: 2, isMixed: true } },
        { provide: MatDialogRef, useValue: { close, id: 'd' } },
        { provide: Session, useValue: { me: signal(me) } },
      ],
    });
    fixture = TestBed.createComponent(OperatorDialog);
    page = fixture.nativeElement as HTMLElement;
  });

  async function show(items: object[]): Promise<void> {
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/enti/e1/operators').flush({ items });
    await fixture.whenStable();
  }
  async function confirm(): Promise<void> {
    [...page.querySelectorAll('button')].at(-1)!.click();
    await fixture.whenStable();
  }

  it('asks for one of the ente’s own, and says what stays as it is', async () => {
    await show([rosa]);
    expect(page.textContent).toContain('Confermare 2 ordini?');
    expect(page.textContent).toContain('non sono ordini da confermare');
    await confirm();
    expect(close).not.toHaveBeenCalled();
    expect(page.querySelector('#bulk-operator-error')?.textContent).toContain('Scegli');
    const select = page.querySelector('select')!;
    select.value = 'rosa';
    select.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    await confirm();
    expect(close).toHaveBeenCalledWith('rosa');
  });

  it('sends whoever has registered nobody to the pratiche one by one', async () => {
    await show([]);
    expect(page.textContent).toContain('uno per uno');
    expect([...page.querySelectorAll('button')].at(-1)!.disabled).toBe(true);
  });
});
