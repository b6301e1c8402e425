import type { PraticaReviews, Review } from '../remote/types';

export type Period = PraticaReviews['items'][number];

/** A period that its citizen may still review. */
export function anAsked(change: Partial<Period> = {}): Period {
  return {
    period: 1,
    openedAt: '2099-03-01T08:00:00.000Z',
    closesAt: '2099-03-15T08:00:00.000Z',
    publishedAt: null,
    operator: { name: 'Rosa' },
    mayWriteAs: 'citizen',
    reviews: [],
    ...change,
  };
}

export function aReview(change: Partial<Review> = {}): Review {
  return {
    id: 'r1',
    side: 'citizen',
    stars: 4,
    punctuality: null,
    kindness: null,
    clarity: null,
    text: 'Tutto bene',
    operator: null,
    by: null,
    writtenAt: '2099-03-02T08:00:00.000Z',
    publishedAt: null,
    isHidden: false,
    answer: null,
    moderations: [],
    ...change,
  };
}
