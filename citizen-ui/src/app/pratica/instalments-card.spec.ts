import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PaymentView } from '../remote/types';
import { aStore, provideWords } from '../service-life/testing';
import { payableNow, payableOf, type Instalment } from './instalment';
import { InstalmentsCard } from './instalments-card';
import { PraticaStore } from './pratica-store';

const part = (instalment: number, more: Partial<Instalment> = {}): Instalment => ({
  id: `p${instalment}`,
  instalment,
  period: 1,
  amountCents: 10_000,
  coveredCents: 0,
  tariffCents: 0,
  status: 'due',
  dueAt: `2099-0${instalment}-05T23:00:00.000Z`,
  settledAt: null,
  isLate: false,
  ...more,
});
const paid = { status: 'settled', settledAt: '2099-01-02T09:00:00.000Z' } as const;
const viewOf = (instalments: Instalment[]): PaymentView => ({
  ...instalments[0]!,
  methods: ['card'],
  transfers: false,
  attempts: [],
  receipts: [],
  instalments,
});

describe('which instalment can be paid', () => {
  it('is the first alone until that is paid, then any, the first to be due first', () => {
    expect(payableOf([part(1), part(2), part(3)]).map(({ id }) => id)).toEqual(['p1']);
    const after = [part(1, paid), part(3), part(2)];
    expect(payableOf(after).map(({ id }) => id)).toEqual(['p2', 'p3']);
    expect(payableNow(viewOf(after), 'p3')?.id).toBe('p3');
    expect(payableNow(viewOf(after), 'p1')?.id).toBe('p2');
    expect(payableNow(viewOf([part(1, paid)]))).toBeUndefined();
  });

  it('is a late one of the period before as well, beside the first of the next', () => {
    const next = [part(1, { id: 'n1', period: 2 }), part(2, { id: 'n2', period: 2 })];
    const all = payableOf([...next, part(3, { isLate: true, dueAt: '2026-01-01T00:00:00.000Z' })]);
    expect(all.map(({ id }) => id)).toEqual(['p3', 'n1']);
  });
});

describe('the card of the instalments', () => {
  const store = { ...aStore(), payment: signal<PaymentView | undefined>(undefined) };
  beforeEach(() => {
    store.reset();
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideRouter([]), { provide: PraticaStore, useValue: store }],
    });
  });

  async function show(instalments: Instalment[]) {
    store.payment.set(viewOf(instalments));
    const fixture = TestBed.createComponent(InstalmentsCard);
    const chosen: string[] = [];
    fixture.componentInstance.choose.subscribe((id) => chosen.push(id));
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const rows = [...page.querySelectorAll('li')].map((row) =>
      (row.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim(),
    );
    return { page, rows, chosen };
  }

  it('says of each what is paid, what is late, and by when the others are due', async () => {
    const { rows } = await show([
      part(1, paid),
      part(2, { isLate: true }),
      part(3, { coveredCents: 4_000 }),
      part(4, { status: 'closed' }),
    ]);
    expect(rows[0]).toContain('Rata 1: 100,00 € pagata');
    expect(rows[1]).toContain('da pagare, la data è passata');
    expect(rows[2]).toContain('Rata 3: 60,00 € entro');
    expect(rows[3]).toContain('non è più da pagare');
  });

  it('lets one choose among those that can be paid, and not where there is one only', async () => {
    const { page, chosen } = await show([part(1, paid), part(2), part(3)]);
    const buttons = [...page.querySelectorAll('button')];
    expect(buttons.map((button) => button.textContent?.trim())).toEqual(['Paga la rata 2', 'Paga la rata 3']); // prettier-ignore
    buttons[1]!.click();
    expect(chosen).toEqual(['p3']);
    expect((await show([part(1), part(2)])).page.querySelector('button')).toBeNull();
  });
});
