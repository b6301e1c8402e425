import { type TProperties, Type } from 'typebox';

/** What may follow the `?`: a name that is not listed is a filter that would silently not filter. */
export function closedQuery<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}
