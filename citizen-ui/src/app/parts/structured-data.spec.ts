import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, test } from '@jest/globals';
import { describeForMachines } from './structured-data';

const about = signal<object | undefined>(undefined);
@Component({ template: '' })
class Page {
  constructor() {
    describeForMachines(about);
  }
}
const told = () => [...document.head.querySelectorAll('[data-element="metatag"]')];
beforeEach(() => {
  document.head.innerHTML = '<script type="application/ld+json" data-element="metatag">{}</script>';
});

test('What a page is about takes the place of what it came with, and goes with the page', () => {
  about.set({ name: 'Badante' });
  const page = TestBed.createComponent(Page);
  page.detectChanges();
  expect(told().map(({ textContent }) => JSON.parse(textContent) as object)).toEqual([
    { '@context': 'https://schema.org', name: 'Badante' },
  ]);
  page.destroy();
  expect(told()).toEqual([]);
});

test('No word ends the script early', () => {
  const name = '</script><script>ran()</script>';
  about.set({ name });
  TestBed.createComponent(Page).detectChanges();
  const { textContent } = told()[0]!;
  expect(textContent).not.toContain('<');
  expect((JSON.parse(textContent) as { name: string }).name).toBe(name);
});
