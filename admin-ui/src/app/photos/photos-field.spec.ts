import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import type { Photo } from '../../../../catalogue/photos';
import { provideWords } from '../../testing/words';
import { PhotosField } from './photos-field';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
jest.setTimeout(30_000); // axe reads whole pages

const YARD: Photo = { path: '/p/1', altIt: 'Il cortile', altEn: 'The yard' };
const ROOM: Photo = { path: '/p/2', altIt: 'La stanza', altEn: '' };

describe('the photographs of a form', () => {
  let fixture: ComponentFixture<PhotosField>;
  let page: HTMLElement;
  let server: HttpTestingController;
  let photos: Photo[];

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PhotosField);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.componentInstance.changed.subscribe((now) => show(now));
  });
  afterEach(() => page.remove());
  function show(now: Photo[]): void {
    photos = now;
    fixture.componentRef.setInput('photos', now);
    TestBed.tick();
  }
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const button = (label: string) => page.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)!; // prettier-ignore
  const pick = (file: File) => {
    const field = page.querySelector<HTMLInputElement>('#photo-file')!;
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
  };

  it('are uploaded at once, and then say what they show', async () => {
    show([YARD]);
    pick(new File(['x'], 'x.png'));
    const sent = server.expectOne({ method: 'POST', url: '/api/office/ente/images' });
    expect(sent.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush({ path: '/p/2', type: 'image/png', width: 2, height: 2 });
    await settle();
    await settle();
    expect(photos).toEqual([YARD, { path: '/p/2', altIt: '', altEn: '' }]);
    expect(document.activeElement!.id).toBe('photo-it-1');
    const said = page.querySelector<HTMLInputElement>('#photo-it-1')!;
    said.value = 'La stanza';
    said.dispatchEvent(new Event('input'));
    expect(photos[1]).toEqual(ROOM);
  });

  it('sent again after no answer came, are the same one', async () => {
    show([]);
    const file = new File(['x'], 'x.png');
    pick(file);
    const first = server.expectOne('/api/office/ente/images');
    first.error(new ProgressEvent('error'));
    await settle();
    pick(file);
    const again = server.expectOne('/api/office/ente/images');
    const keyOf = ({ request }: typeof first) => request.headers.get('idempotency-key');
    expect(keyOf(again)).toBe(keyOf(first));
  });

  it('are put in order and taken out, and the focus stays near', async () => {
    show([YARD, ROOM]);
    expect(button('Sposta prima la fotografia 1').disabled).toBe(true);
    button('Sposta prima la fotografia 2').click();
    await settle();
    expect(photos).toEqual([ROOM, YARD]);
    expect(document.activeElement!.id).toBe('photo-down-0');
    button('Togli la fotografia 1').click();
    await settle();
    expect(photos).toEqual([YARD]);
    expect(document.activeElement!.id).toBe('photo-file');
  });

  it('are told when they do not say what they show, and have no flaw', async () => {
    show([YARD, ROOM]);
    expect(page.querySelector('#photo-blank-0')).toBeNull();
    expect(page.querySelector('#photo-blank-1')!.textContent).toContain('in tutte e due le lingue');
    const isWrong = () => page.querySelector('#photo-en-1')!.getAttribute('aria-invalid');
    expect(isWrong()).toBeNull();
    fixture.componentRef.setInput('isChecked', true);
    TestBed.tick();
    expect(isWrong()).toBe('true');
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('are eight at most', () => {
    show(Array.from({ length: 8 }, () => YARD));
    expect(page.querySelector('input[type=file]')).toBeNull();
    expect(page.textContent).toContain('Sono otto');
  });
});
