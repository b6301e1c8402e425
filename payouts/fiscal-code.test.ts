import { expect, test } from '@jest/globals';
import { isOrganisationCode } from './fiscal-code.ts';

test.each([
  ['of the Comune di Milano', '01199250158', true],
  ['with a wrong last digit', '01199250159', false],
  ['with two digits that changed places', '10199250158', false],
  ['that is too short', '0119925015', false],
  ['with a letter', '0119925015A', false],
])('A fiscal code %s', (_what, code, is) => expect(isOrganisationCode(code)).toBe(is));
