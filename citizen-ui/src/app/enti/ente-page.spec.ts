import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { flawsOf } from '../notifications/testing';
import type { Ente } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { EntePage } from './ente-page';

const ENTE: Ente = {
  ...{ id: 'e', name: 'La Cura', kind: 'cooperativa', municipio: 1, drawing: 'care', services: 2 },
  ...{ aboutIt: 'Siamo in dodici.', aboutEn: '', address: 'Via Larga 1', postalCode: '20122', town: 'Milano', phone: '02 1', email: 'a@b.it' },
  ...{ founded: 1990, qualifiedUntil: '2028-12-31', isSuspended: false, certificates: [], languages: [] },
  ...{ photos: [], branches: [], reviews: { count: 0, average: null } },
}; // prettier-ignore

describe('the page of an ente', () => {
  let root: HTMLElement;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { comune: signal('milano') } },
      ],
    });
  });
  async function show(change: Partial<Ente>): Promise<void> {
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(EntePage);
    fixture.componentRef.setInput('id', 'e');
    root = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    await settle();
    http.expectOne(({ url }) => url === '/api/enti/e').flush({ ...ENTE, ...change });
    await settle();
  }
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  it('says until when it is qualified, and what it offers', async () => {
    await show({});
    expect(root.textContent).toContain('Qualificato dal comune fino a');
    expect(root.textContent).toContain('I servizi di questo ente');
    expect(root.textContent).not.toContain('Sospeso');
  });

  it('says where it is, and where else', async () => {
    await show({});
    expect(root.querySelector('address')!.textContent).toContain('Via Larga 1, 20122 Milano');
    expect(root.querySelector('.branches')).toBeNull();
  });

  it('leads to its other branches, by telephone where there is one', async () => {
    const place = { address: 'via Porpora 3', postalCode: '20131', town: 'Milano', hours: '' };
    const branches = [
      { ...place, name: 'Lambrate', phone: '02 7654321', hours: 'Lun–ven, 9–17' },
      { ...place, name: '<b>Corsico</b>', phone: '', postalCode: '', town: '' },
    ];
    await show({ branches });
    const [first, second] = root.querySelectorAll('.branches li');
    expect(first!.textContent).toContain('via Porpora 3, 20131 Milano');
    expect(first!.querySelector('a')!.getAttribute('href')).toBe('tel:027654321');
    expect(second!.textContent).toContain('<b>Corsico</b>');
    expect(second!.querySelector('a')).toBeNull();
    expect(await flawsOf(root)).toEqual([]);
  });

  it('says of a suspended one that it is, not why, and leads to others instead of its services', async () => {
    await show({ isSuspended: true });
    expect(root.querySelector('.tag.warn')?.textContent).toContain('Sospeso dal comune');
    expect(root.textContent).not.toContain('Qualificato dal comune');
    expect(root.textContent).not.toContain('I servizi di questo ente');
    expect(root.querySelector('#suspended')?.textContent).toContain('non riceve nuove richieste');
    expect(root.querySelector('.offered a[href="/enti"]')).not.toBeNull();
    expect(await flawsOf(root)).toEqual([]);
  });
});
