import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';

/** Whose reading is written down: everyone who reads another's papers by office or trade. */
export const WRITTEN_DOWN = ['ente', 'sportello', 'admin', 'auditor'];

export const DOWNLOAD = {
  200: {
    description: 'The document, as a PDF, JPEG or PNG',
    content: {
      'application/octet-stream': {
        schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }),
      },
    },
  },
};

/** Always a download, and nothing of it may run or be kept on the way. */
export function sendDownload(
  reply: FastifyReply,
  { name, type, content }: { name: string; type: string; content: Buffer },
) {
  return reply
    .type(type)
    .header('content-disposition', dispositionOf(name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(content);
}

/** Always a download, whatever a browser would like to do with it; the name in both spellings. */
function dispositionOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '') || 'documento';
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
