import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { ContentSaid } from '../api-types';
import { ContentFields } from './content-fields';
import { flawsOf, said, settled } from './testing';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

describe('a picture in the texts', () => {
  const PATH = '/api/content/images/milano/p';
  let fixture: ComponentFixture<ContentFields>;
  let page: HTMLElement;
  let server: HttpTestingController;
  let typed: ContentSaid[];

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ContentFields);
    for (const [name, value] of Object.entries({ kind: 'page', said, wrongAt: () => '', isReadonly: false })) fixture.componentRef.setInput(name, value); // prettier-ignore
    typed = [];
    fixture.componentInstance.typed.subscribe((now) => typed.push(now));
    page = fixture.nativeElement as HTMLElement;
    await settled(fixture);
    page.querySelector('details')!.open = true;
  });

  const field = (id: string) => page.querySelector<HTMLInputElement>(`#picture-${id}`)!;
  function choose(name: string): void {
    Object.defineProperty(field('file'), 'files', { value: [new File(['x'], name)], configurable: true }); // prettier-ignore
  }
  async function press(): Promise<void> {
    [...page.querySelectorAll('button')]
      .find((one) => one.textContent?.includes('Carica'))!
      .click();
    await settled(fixture);
  }
  const wrong = () => page.querySelector('#picture-wrong')?.textContent;

  it('is asked for, and what it shows, before anything is sent', async () => {
    await press();
    expect([wrong(), field('file').getAttribute('aria-invalid')]).toEqual(['Scegli un’immagine.', 'true']); // prettier-ignore
    choose('cortile.png');
    field('it').value = ' [ ] ';
    await press();
    expect(wrong()).toContain('Scrivi che cosa mostra');
    server.expectNone('/api/office/content/images');
    expect(await flawsOf(page)).toEqual([]);
  }, 30_000);

  it('comes where the cursor was, on a line of its own, in each text that it is told for', async () => {
    choose('cortile.png');
    field('it').value = 'Il [nostro] cortile';
    page.querySelector<HTMLTextAreaElement>('#type-said-textIt')!.setSelectionRange(7, 7);
    await press();
    const sent = server.expectOne('/api/office/content/images');
    expect((sent.request.body as FormData).get('file')).toBeInstanceOf(File);
    sent.flush({ path: PATH });
    await settled(fixture);
    expect(typed).toEqual([{ ...said, textIt: `Aperti.\n\n![Il nostro cortile](${PATH})\n\nChiusi il 15.\n` }]); // prettier-ignore
    expect(page.textContent).toContain('Immagine nel testo.');
  });

  it('is the same upload when it is sent again, and says why it was refused', async () => {
    choose('cortile.png');
    [field('it').value, field('en').value] = ['Il cortile', 'The courtyard'];
    await press();
    const first = server.expectOne('/api/office/content/images');
    first.flush({ code: 'document-damaged', title: 'Il file non si può usare.', errors: [{ pointer: '/file', message: 'L’immagine è rovinata.' }] }, { status: 422, statusText: '-' }); // prettier-ignore
    await settled(fixture);
    expect(page.querySelector('wemi-problem')?.textContent).toContain('L’immagine è rovinata.');
    await press();
    const second = server.expectOne('/api/office/content/images');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key')); // prettier-ignore
    second.flush({ path: PATH });
    await settled(fixture);
    expect(typed[0]?.textEn).toBe(`Open.\n\n![The courtyard](${PATH})`);
  });
});
