import type { AssignableOperator } from '../../db/operators.ts';
import type { FieldError } from '../problem.ts';
import { formats } from '../words/words.ts';
import { NO_OPERATOR } from '../pratiche/payload-texts.ts';

/**
 * Why an operator cannot be named on an order (issue «Catalogue» b): nobody of the ente, gone by then,
 * or something that they must hold has ended by then.
 * @param startDate ISO date on which the service begins
 */
export function wrongInOperator(
  operator: AssignableOperator | undefined,
  startDate: string,
): FieldError[] {
  const pointer = '/operatorId';
  if (!operator || (operator.leftOn !== null && operator.leftOn <= startDate))
    return [{ pointer, message: NO_OPERATOR }];
  const { validUntil } = operator;
  if (validUntil === null || validUntil >= startDate) return [];
  return [{ pointer, message: ended(validUntil) }];
}

function ended(validUntil: string) {
  const [it, en] = [formats('it').day(validUntil), formats('en').day(validUntil)];
  return {
    it: `Un suo attestato scade il ${it}, prima che il servizio cominci: rinnovalo o scegli un’altra persona.`,
    en: `One of their credentials ends on ${en}, before the service begins: renew it or choose somebody else.`,
  };
}
