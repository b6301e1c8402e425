import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../auth/session';
import { provideWords } from '../service-life/testing';
import { AvvisiPage } from './avvisi-page';

const AVVISO = {
  id: 'a', titleIt: 'Avviso assistenza', titleEn: 'Call for care', textIt: 'Cerchiamo enti.', textEn: 'We look for enti.',
  closesAt: '2099-01-01T11:00:00.000Z', requirements: [{ id: 'durc', labelIt: 'DURC in corso', labelEn: 'Valid DURC' }],
}; // prettier-ignore
const LISTED = { id: 'q', enteId: 'e', enteName: 'La Cura', serviceTypeIds: ['x'], municipi: [1, 3], listedFrom: '2026-01-01', listedUntil: '2028-12-31' }; // prettier-ignore

describe('how enti are chosen', () => {
  let http: HttpTestingController;
  let root: HTMLElement;

  beforeEach(async () => {
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
    const fixture = TestBed.createComponent(AvvisiPage);
    root = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    await settle();
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
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
    expect(root.textContent).toContain('DURC in corso');
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
