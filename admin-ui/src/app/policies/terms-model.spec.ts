import { describe, expect, it } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../../testing/words';
import { aTerms } from '../../testing/policies';
import { Words } from '../words/words';
import { differences, sayDifference, sayTerms } from './say-terms';
import { COUNTS, modelOf, pointerOf, SPANS, termsOf, toNumber } from './terms-model';

describe('the terms of a version', () => {
  it('come back from the form as they went in', () => {
    for (const terms of [
      aTerms(),
      aTerms({ suspension: undefined, interruption: undefined, renewalPromptDays: undefined }),
    ])
      expect(termsOf(modelOf(terms))).toEqual(JSON.parse(JSON.stringify(terms)));
  });

  it('are numbers as people write them, and nothing else', () => {
    expect(['2,5', '2.5', ' 10 ', '0'].map(toNumber)).toEqual([2.5, 2.5, 10, 0]);
    for (const text of ['', 'due', '-1', '2,3', '1e3', '1,5,5']) expect(toNumber(text)).toBeNaN();
  });

  it('point the API’s words at the field they are about', () => {
    expect(pointerOf('offersReminder')).toBe('/terms/offersReminder');
    expect(pointerOf('suspensionDays')).toBe('/terms/suspension/daysAtMost');
  });

  it('are said in plain words, each with a name of its own', () => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const words = TestBed.inject(Words);
    const said = sayTerms(aTerms(), words);
    expect(said.map(({ name }) => name)).toEqual([...SPANS, ...COUNTS]);
    expect(new Set(said.map(({ label }) => label)).size).toBe(said.length);
    expect(said.filter(({ label, text }) => `${label}${text}`.includes('rules.'))).toEqual([]);
    const text = (name: string) => said.find((each) => each.name === name)!.text;
    expect(text('offersReminder')).toBe('2,5 giorni lavorativi');
    expect(text('paymentFirstReminder')).toBe('1 giorno');
    expect(text('suspensionTimes')).toBe('3 volte');
    expect(sayTerms(aTerms({ interruption: undefined }), words).find(({ name }) => name === 'interruptionNotice')!.text).toBe('non previsto'); // prettier-ignore
  });

  it('tell what differs from those before, and only that', () => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const words = TestBed.inject(Words);
    const after = aTerms({ paymentDeadline: { days: 9 }, renewalPromptDays: undefined });
    expect(differences(aTerms(), after, words).map(sayDifference)).toEqual([
      'Tempo per pagare: 5 giorni → 9 giorni',
      'Domanda sul rinnovo, prima della fine: 14 giorni → non previsto',
    ]);
    expect(differences(aTerms(), aTerms(), words)).toEqual([]);
  });
});
