import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { provideWords } from '../service-life/testing';
import { flawsOf } from '../notifications/testing';
import { AvvisiPage } from './avvisi-page';
import { AvvisoPage } from './avviso-page';

const AVVISO = {
  id: 'a', titleIt: 'Avviso assistenza', titleEn: 'Call for care', textIt: 'Cerchiamo enti.', textEn: 'We look for enti.',
  opensAt: '2026-01-01T11:00:00.000Z', closesAt: '2099-01-01T11:00:00.000Z', state: 'open', withdrawReason: null,
  serviceTypeIds: ['x'], municipi: [1], terms: { months: 36, examinationDeadline: { businessDays: 30 } },
  requirements: [{ id: 'durc', kind: 'document', labelIt: 'DURC in corso', labelEn: 'Valid DURC', expires: true, optional: false }],
}; // prettier-ignore
const LISTED = { id: 'q', enteId: 'e', enteName: 'La Cura', serviceTypeIds: ['x'], municipi: [1, 3], listedFrom: '2026-01-01', listedUntil: '2028-12-31' }; // prettier-ignore

let http: HttpTestingController;
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
  http = TestBed.inject(HttpTestingController);
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
}

async function show(page: Type<unknown>, inputs: Record<string, string> = {}): Promise<void> {
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  root = fixture.nativeElement as HTMLElement;
  fixture.detectChanges();
  await settle();
}

describe('how enti are chosen', () => {
  beforeEach(() => show(AvvisiPage));
  const answer = async (path: string, items: object[]) => {
    const asked = http.expectOne(({ url }) => url === path);
    expect(asked.request.params.get('comune')).toBe('milano');
    asked.flush({ items, next: null });
    await settle();
  };

  it('says which avvisi are open, what they ask for, and who is qualified until when', async () => {
    await answer('/api/avvisi', [AVVISO]);
    await answer('/api/qualified', [LISTED]);
    expect(root.textContent).toContain('Avviso assistenza');
    expect(root.querySelector('a[href="/avvisi/a"]')!.textContent).toContain('Avviso assistenza');
    expect(root.querySelector('time')!.getAttribute('datetime')).toBe(AVVISO.closesAt);
    expect(root.querySelector('a[href="/enti/e"]')!.textContent).toContain('La Cura');
    expect(root.textContent).toContain('Municipi: 1, 3');
  });

  it('says that there are none', async () => {
    await answer('/api/avvisi', []);
    await answer('/api/qualified', []);
    expect(root.textContent).toContain('Ora non ci sono avvisi aperti.');
    expect(root.textContent).toContain('Nessun ente è ancora stato qualificato');
  });
});

describe('one avviso', () => {
  beforeEach(async () => {
    await show(AvvisoPage, { id: 'a' });
    http.expectOne(({ url }) => url === '/api/sections').flush({ sections: [], municipi: [{ id: 1, name: 'Centro' }], comune: { name: 'Comune di Milano' } }); // prettier-ignore
  });
  const asked = () => http.expectOne(({ url }) => url === '/api/avvisi/a');

  it('says what it asks for, of whom, until when and what comes next', async () => {
    asked().flush(AVVISO);
    await settle();
    expect(root.querySelector('h1')!.textContent).toBe('Avviso assistenza');
    for (const said of ['Aperto', 'Cerchiamo enti.', 'DURC in corso', 'ha una scadenza', 'entro 30 giorni lavorativi', 'Municipi: Centro'])
      expect(root.textContent).toContain(said);
    expect(root.querySelector('a[href="/admin/avvisi/a"]')).not.toBeNull();
    expect(await flawsOf(root)).toEqual([]);
  }); // prettier-ignore

  it('leads nobody to answer one that was withdrawn, and says why it was', async () => {
    asked().flush({ ...AVVISO, state: 'withdrawn', withdrawReason: 'Un errore nei requisiti' });
    await settle();
    expect(root.textContent).toContain('Ritirato: Un errore nei requisiti');
    expect(root.querySelector('a[href^="/admin"]')).toBeNull();
  });

  it('is not there', async () => {
    asked().flush({ code: 'not-found' }, { status: 404, statusText: '-' });
    await settle();
    expect(root.querySelector('app-not-found-page')).not.toBeNull();
  });
});
