import { applyEach, maxLength, required, schema, validate } from '@angular/forms/signals';
import { today } from '../words/dates';
import { readCents } from '../words/money';
import { type LineDraft, type OfferDraft, readQuantity } from './offer-model';

export const lineSchema = schema<LineDraft>((line) => {
  required(line.label, { message: 'wrong.label' });
  maxLength(line.label, 120, { message: 'wrong.tooLong' });
  validate(line.euro, ({ value }) =>
    readCents(value()) ? undefined : { kind: 'amount', message: 'wrong.amount' },
  );
  validate(line.quantity, ({ value }) =>
    readQuantity(value()) ? undefined : { kind: 'quantity', message: 'wrong.quantity' },
  );
});

/** What makes an offer complete; each message is a key of the translations. */
export const offerSchema = schema<OfferDraft>((offer) => {
  applyEach(offer.lines, lineSchema);
  required(offer.profile, { message: 'wrong.profile' });
  maxLength(offer.note, 2000, { message: 'wrong.tooLong' });
  for (const date of [offer.firstDate, offer.validUntil]) {
    required(date, { message: 'wrong.date' });
    validate(date, ({ value }) =>
      value() && value() < today() ? { kind: 'past', message: 'wrong.past' } : undefined,
    );
  }
});
