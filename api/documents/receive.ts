import type { FastifyRequest } from 'fastify';
import { problem, type Text } from '../problem.ts';
import { FILE_AT_MOST_BYTES, type Sent } from './check-file.ts';

const NO_FILE: Text = { it: 'Scegli un file da mandare.', en: 'Choose a file to send.' };
const TOO_BIG: Text = {
  it: 'Il file supera i 10 MB: prova con una foto più piccola o dividi il documento.',
  en: 'The file is larger than 10 MB: try a smaller picture or split the document.',
};
const BROKEN: Text = {
  it: 'Il file non è arrivato intero: prova di nuovo.',
  en: 'The file did not arrive whole: try again.',
};

/**
 * The one file of a multipart body, in memory: it is small, and nothing is written before it was
 * judged.
 * @throws unsupported-media-type, too-large, invalid
 */
export async function receiveFile(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) throw problem('unsupported-media-type', at('/file', NO_FILE));
  try {
    const part = await request.file();
    if (!part || part.fieldname !== 'file') throw problem('invalid', at('/file', NO_FILE));
    const content = await part.toBuffer();
    return { content, declared: part.mimetype, filename: part.filename ?? '' };
  } catch (error) {
    throw translate(request, error);
  }
}

function translate({ server }: FastifyRequest, error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  if (error instanceof server.multipartErrors.RequestFileTooLargeError) {
    return problem('too-large', at('/file', TOO_BIG));
  }
  const isTooMuch = code.endsWith('_LIMIT') || code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  if (isTooMuch) return problem('too-large', at('/file', TOO_BIG));
  // The parser's own errors have no code: the body ended before its file did.
  const isOurs = error instanceof Error && 'statusCode' in error;
  return isOurs ? error : problem('invalid', { status: 400, ...at('/file', BROKEN) });
}

function at(pointer: string, message: Text) {
  return { errors: [{ pointer, message }] };
}

/** One file and nothing else. */
export const MULTIPART = {
  limits: { fileSize: FILE_AT_MOST_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 20 },
};
