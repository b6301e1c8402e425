import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { findFault } from '../content-faults.ts';
import { problem } from '../problem.ts';

/**
 * Checks what comes in. Bodies are taken as they are: nothing is coerced, filled in or dropped,
 * an unknown field is refused. Queries are text, so numbers and booleans are read from it.
 */
export const validation = fastifyPlugin(async (app: FastifyInstance) => {
  const strict = withFormats(new Ajv({ allErrors: true, removeAdditional: false, strict: false }));
  const reading = readerOfText();
  const compile: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : reading).compile(schema);
  app.setValidatorCompiler(compile);
  // Fastify would take text/plain for a body; JSON is the only language spoken here.
  app.removeContentTypeParser('text/plain');

  app.addHook('preValidation', async (request) => {
    const fault = findFault({ body: request.body, query: request.query });
    if (fault) throw problem('invalid', { errors: [fault] });
  });
});

/** Checks what follows the `?`: numbers and booleans are read from text. */
export function readerOfText(): Ajv {
  return withFormats(
    new Ajv({ allErrors: true, removeAdditional: false, strict: false, coerceTypes: true }),
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv, ['date', 'date-time']);
  // ajv-formats also takes `urn:uuid:…`, which PostgreSQL does not.
  ajv.addFormat('uuid', UUID);
  return ajv;
}
