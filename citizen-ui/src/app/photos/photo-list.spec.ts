import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { Language } from '../language/language';
import { provideWords } from '../service-life/testing';
import { PhotoList } from './photo-list';

const photo = (n: number) => ({ path: `/p/${n}`, width: 640, height: 480, altIt: `Il cortile ${n}`, altEn: `The yard ${n}` }); // prettier-ignore

describe('photographs', () => {
  function show(photos: object[], code: 'it' | 'en' = 'it'): HTMLImageElement[] {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const fixture = TestBed.createComponent(PhotoList);
    const language = TestBed.inject(Language);
    if (code === 'en') language.pick = (_it, en) => en;
    fixture.componentRef.setInput('photos', photos);
    TestBed.tick();
    return [...(fixture.nativeElement as HTMLElement).querySelectorAll('img')];
  }

  it('come in their order, late, and each with its place before it is there', () => {
    const images = show([photo(2), photo(1)]);
    expect(images.map(({ alt }) => alt)).toEqual(['Il cortile 2', 'Il cortile 1']);
    const [first] = images;
    const of = (name: string) => first!.getAttribute(name);
    expect([of('src'), of('loading'), of('width'), of('height')]).toEqual(['/p/2', 'lazy', '640', '480']); // prettier-ignore
  });

  it('say what they show in the language of the reader', () => {
    expect(show([photo(1)], 'en')[0]!.alt).toBe('The yard 1');
  });

  it('take no place where there are none', () => {
    expect(show([])).toEqual([]);
    expect(document.querySelector('app-photo-list ul')).toBeNull();
  });
});
