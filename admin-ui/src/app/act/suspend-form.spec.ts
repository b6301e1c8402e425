import { CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Foreseen } from '../pratica/foreseen';
import { SuspendForm } from './suspend-form';

describe('the form of a suspension', () => {
  let fixture: ComponentFixture<SuspendForm>;
  let page: HTMLElement;

  beforeEach(() => {
    // It asks the API, and has a spec of its own.
    TestBed.overrideComponent(SuspendForm, {
      remove: { imports: [Foreseen] },
      add: { schemas: [CUSTOM_ELEMENTS_SCHEMA] },
    });
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    fixture = TestBed.createComponent(SuspendForm);
    page = fixture.nativeElement as HTMLElement;
  });

  async function show(service = aService): Promise<void> {
    fixture.componentRef.setInput('pratica', aPratica({ service }));
    fixture.componentRef.setInput('service', service);
    await fixture.whenStable();
  }
  async function type(id: string, day: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = day;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  it('says the limits first, then what the days chosen mean, then gives them', async () => {
    await show();
    expect(page.textContent).toContain('Si può sospendere da martedì 3 marzo 2099.');
    expect(page.textContent).toContain('restano 10 giorni');
    await type('suspend-from', '2099-03-03');
    await type('suspend-until', '2099-03-10');
    expect(page.querySelector('.notice')?.textContent).toContain('sono 7 giorni senza servizio. La fine si sposta a lunedì 6 aprile 2099.'); // prettier-ignore
    expect(fixture.componentInstance.read()).toEqual({ from: '2099-03-03', until: '2099-03-10' });
  });

  it('begins from the planned days when they are to be changed', async () => {
    const suspension = { from: '2099-03-05', until: '2099-03-08' };
    await show({ ...aService, suspension });
    expect(fixture.componentInstance.read()).toEqual(suspension);
  });

  it('keeps what was typed when the service is read again', async () => {
    await show();
    await type('suspend-from', '2099-03-03');
    await show({ ...aService });
    expect(page.querySelector<HTMLInputElement>('#suspend-from')?.value).toBe('2099-03-03');
  });

  it.each([
    ['2099-03-02', '2099-03-05', 'suspend-from', 'preavviso'],
    ['2099-04-02', '2099-04-05', 'suspend-from', 'prima della fine'],
    ['2099-03-05', '2099-03-05', 'suspend-until', 'dopo il giorno in cui si ferma'],
    ['2099-03-05', '2099-03-16', 'suspend-until', 'superano'],
  ])('refuses %s to %s at %s', async (from, until, id, words) => {
    await show();
    await type('suspend-from', from);
    await type('suspend-until', until);
    expect(fixture.componentInstance.read()).toBeUndefined();
    await fixture.whenStable();
    expect(page.querySelector(`#${id}-error`)?.textContent).toContain(words);
  });
});
