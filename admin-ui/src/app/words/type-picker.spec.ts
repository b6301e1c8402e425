import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import { Catalogue } from './catalogue';
import { TypePicker } from './type-picker';

const types = [
  { id: 'assistenza-persona', nameIt: 'Assistenza alla persona', nameEn: 'Personal care' },
  { id: 'assistenza-notte', nameIt: 'Assistenza alla persona di notte', nameEn: 'Night care' },
  { id: 'attivita', nameIt: 'Attività in casa', nameEn: 'Activities' },
];

describe('the picker of a service', () => {
  let fixture: ComponentFixture<TypePicker>;
  let picked: string[];

  beforeEach(async () => {
    const catalogue = { sections: signal([{ types }]), typeName: (id: string) => id };
    TestBed.configureTestingModule({
      providers: [...provideWords(), { provide: Catalogue, useValue: catalogue }],
    });
    fixture = TestBed.createComponent(TypePicker);
    picked = [];
    fixture.componentInstance.pick.subscribe((id) => picked.push(id));
    await fixture.whenStable();
  });

  async function type(text: string): Promise<string | undefined> {
    const input = (fixture.nativeElement as HTMLElement).querySelector('input')!;
    input.value = text;
    input.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    return fixture.nativeElement.querySelector('.wrong')?.textContent;
  }

  it.each([
    ['assistenza alla persona', 'assistenza-persona'],
    ['NOTTE', 'assistenza-notte'],
    ['attivita', 'attivita'],
    ['', ''],
  ])('takes "%s" for "%s"', async (text, id) => {
    expect(await type(text)).toBeUndefined();
    expect(picked).toEqual([id]);
  });

  it.each(['assistenza', 'idraulico'])(
    'asks again when "%s" names several or none',
    async (text) => {
      expect(await type(text)).toContain('sceglilo dall’elenco');
      expect(picked).toEqual([]);
    },
  );
});
