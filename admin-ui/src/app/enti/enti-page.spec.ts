import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import { EntiPage } from './enti-page';

const isList = ({ url }: { url: string }) => url === '/api/office/enti';

describe('the enti of the comune', () => {
  let fixture: ComponentFixture<EntiPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(EntiPage);
    page = fixture.nativeElement as HTMLElement;
    const main = document.createElement('main');
    main.append(page);
    document.body.append(main);
    fixture.detectChanges();
  });

  it('say that they are on their way', () => {
    expect(page.querySelector('[aria-busy] [role=status]')?.textContent).toContain('Carica');
  });

  it('say when they do not come, and ask again', async () => {
    const refusal = { code: 'unavailable', title: 'Una parte è ferma' };
    server.expectOne(isList).flush(refusal, { status: 503, statusText: 'x' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Una parte è ferma');
    const again = page.querySelector<HTMLButtonElement>('wemi-problem button')!;
    again.focus();
    again.click();
    fixture.detectChanges();
    server.expectOne(isList).flush({ items: [], next: null });
    await fixture.whenStable();
    expect(page.textContent).toContain('Non ci sono ancora enti');
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(document.activeElement).toBe(page.querySelector('h1'));
  });
});
