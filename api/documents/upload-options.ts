import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { FILE_AT_MOST_BYTES } from './check-file.ts';

const AROUND_THE_FILE_BYTES = 64 * 1024;

/** What every route has that takes one file: who may not upload hears so before it is read. */
export const UPLOAD_OPTIONS = {
  bodyLimit: FILE_AT_MOST_BYTES + AROUND_THE_FILE_BYTES,
  attachValidation: true,
  // A multipart body is read by the handler: there is nothing yet to hold against the schema.
  preValidation: async (request: FastifyRequest) => {
    if (request.isMultipart()) request.body = { file: '' };
  },
};

export const UPLOAD_SCHEMA = {
  description: 'PDF, JPEG or PNG up to 10 MB, judged by content; metadata is taken out.',
  consumes: ['multipart/form-data'],
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/octet-stream' }) }),
};
