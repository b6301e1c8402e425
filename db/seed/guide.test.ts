import { describe, expect, test } from '@jest/globals';
import { GUIDE } from './guide.ts';
import { SERVICE_TYPES } from './write-catalogue.ts';

const questions = new Map(GUIDE.map((question) => [question.id, question]));

/** Every way through, as the ids of its answers. */
function ways(id = GUIDE[0]!.id): string[][] {
  return questions.get(id)!.answers.flatMap((answer) => {
    const step = `${id}:${answer.id}`;
    return answer.next ? ways(answer.next).map((way) => [step, ...way]) : [[step]];
  });
}
const leadsOf = (step: string) => {
  const [question, answer] = step.split(':');
  return questions.get(question!)!.answers.find(({ id }) => id === answer)!.leads ?? [];
};

describe('The guided path', () => {
  test('asks at most three questions, and every way through it leads somewhere', () => {
    for (const way of ways()) {
      expect(way.length).toBeLessThanOrEqual(3);
      expect([way, way.flatMap(leadsOf).length > 0]).toEqual([way, true]);
    }
  });

  test('names types that are there, and reaches every one', () => {
    const known = SERVICE_TYPES.map(({ id }) => id);
    const reached = new Set(ways().flatMap((way) => way.flatMap(leadsOf).map(([type]) => type)));
    for (const type of reached) expect(known).toContain(type);
    expect(known.filter((type) => !reached.has(type))).toEqual([]);
  });

  test('leads to no question that is not there', () => {
    const next = GUIDE.flatMap(({ answers }) => answers.flatMap((answer) => answer.next ?? []));
    for (const id of next) expect(questions.has(id)).toBe(true);
  });
});
