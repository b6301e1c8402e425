import type { WrongField } from '../need/check-draft';
import { readFailure } from '../remote/problem';

/** The field that a refusal of the pratica is about. */
const FIELDS: Record<string, string> = {
  'suspension-too-soon': '/payload/from',
  'suspension-outside-period': '/payload/from',
  'suspension-too-long': '/payload/until',
  'interruption-too-soon': '/payload/effectiveOn',
  'interruption-too-late': '/payload/effectiveOn',
  'renewal-too-short': '/payload/endDate',
  'reason-required': '/reason',
};

/** What the API found wrong, each at its field; nothing when it is about no field. */
export function refusedFields(error: unknown): WrongField[] {
  const { code, title, errors } = readFailure(error);
  const pointer = FIELDS[code];
  if (pointer && title) return [{ pointer, key: 'api', text: title }];
  return errors.map(({ pointer, message }) => ({ pointer, key: 'api', text: message }));
}
