import { Type } from 'typebox';

/** As a counter writes it on paper: letters, digits and what stands between them. */
export const ReceiptNumber = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^\\s*[A-Za-z0-9](?:[A-Za-z0-9 ./-]*[A-Za-z0-9])?\\s*$',
});
