import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProblemError } from '../problem.ts';
import { checkFile, type Sent } from './check-file.ts';
import { jpeg, PDF, png, ZIP } from './testing.ts';

const TYPES = {
  pdf: { content: PDF, declared: 'application/pdf', filename: 'isee.pdf' },
  jpg: { content: jpeg(), declared: 'image/jpeg', filename: 'foto.jpg' },
  png: { content: png(), declared: 'image/png', filename: 'schermata.png' },
};
const codeOf = (sent: Sent) => {
  try {
    checkFile(sent);
    return 'taken';
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.details.errors![0]!.pointer).toBe('/file');
    return error.code;
  }
};

describe('A file', () => {
  test.each(Object.entries(TYPES))('that is a good %s is taken', (_ending, sent) => {
    expect(checkFile(sent).type).toBe(sent.declared);
    expect(checkFile({ ...sent, declared: 'application/octet-stream' }).type).toBe(sent.declared);
  });

  test.each([
    ['an archive called PDF', ZIP, 'application/pdf', 'isee.pdf', 'document-type'],
    ['a page called PNG', Buffer.from('<html><script>'), 'image/png', 'a.png', 'document-type'],
    ['an SVG', Buffer.from('<svg xmlns="x"/>'), 'image/svg+xml', 'a.svg', 'document-type'],
    ['a PDF declared PNG', PDF, 'image/png', 'isee.pdf', 'document-type'],
    ['a PDF named as a program', PDF, 'application/pdf', 'isee.exe', 'document-type'],
    ['a PDF named as a picture', PDF, 'application/pdf', 'isee.jpg', 'document-type'],
    ['nothing at all', Buffer.alloc(0), 'application/pdf', 'isee.pdf', 'document-damaged'],
    ['a PDF behind something else', Buffer.concat([Buffer.from('x'), PDF]), 'application/pdf', 'a.pdf', 'document-type'],
    ['a PDF with an archive behind it', Buffer.concat([PDF, ZIP]), 'application/pdf', 'a.pdf', 'document-damaged'],
    ['a PDF with an archive inside', Buffer.concat([PDF.subarray(0, 9), zipBefore(PDF.subarray(9))]), 'application/pdf', 'a.pdf', 'document-damaged'],
    ['a JPEG with an archive behind it', Buffer.concat([jpeg(), ZIP]), 'image/jpeg', 'a.jpg', 'document-damaged'],
    ['a PNG with a page behind it', Buffer.concat([png(), Buffer.from('<html>')]), 'image/png', 'a.png', 'document-damaged'],
  ])('that is %s is refused', (_what, content, declared, filename, code) => {
    expect(codeOf({ content, declared, filename })).toBe(code);
  }); // prettier-ignore

  test.each(Object.entries(TYPES))(
    'that is a %s cut short anywhere is refused',
    (_ending, sent) => {
      const lengths = [
        1,
        2,
        8,
        ...[0.2, 0.5, 0.8, 0.95].map((part) => Math.floor(sent.content.length * part)),
      ];
      for (const length of lengths) {
        const cut = { ...sent, content: sent.content.subarray(0, length) };
        expect(['document-type', 'document-damaged']).toContain(codeOf(cut));
      }
    },
  );

  test('that is a PNG with one bit turned is refused', () => {
    const { content } = TYPES.png;
    for (let at = 8; at < content.length; at += 1) {
      const turned = Buffer.from(content);
      turned[at]! ^= 1;
      expect([at, codeOf({ ...TYPES.png, content: turned })]).toEqual([at, 'document-damaged']);
    }
  });

  test('of whatever bytes is taken or refused, and nothing else happens', () => {
    const starts = [
      PDF.subarray(0, 9),
      jpeg().subarray(0, 30),
      png().subarray(0, 40),
      Buffer.alloc(0),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        const content = Buffer.concat([start, rest]);
        for (const sent of Object.values(TYPES)) codeOf({ ...sent, content });
      }),
      { numRuns: 500 },
    );
  });
});

describe('What is stored', () => {
  test('of a picture says nothing of where, when and by whom it was taken', () => {
    for (const sent of [TYPES.jpg, TYPES.png]) {
      const { content } = checkFile(sent);
      for (const said of ['GPS', 'Milano', 'Anna', 'tIME', 'tEXt', 'xmp']) {
        expect([said, sent.content.includes(said) && content.includes(said)]).toEqual([
          said,
          false,
        ]);
      }
    }
    expect(TYPES.jpg.content.includes('GPS 45.4642N')).toBe(true);
  });

  test('of a JPEG keeps how the camera was held, and is the same cleaned again', () => {
    const first = checkFile(TYPES.jpg).content;
    expect(checkFile({ ...TYPES.jpg, content: first }).content).toEqual(first);
    const exif = first.subarray(first.indexOf('Exif'));
    expect(exif.readUInt16BE(6 + 18)).toBe(6);
    expect(
      checkFile({ ...TYPES.jpg, content: jpeg({ orientation: 1 }) }).content.includes('Exif'),
    ).toBe(false);
  });

  test('of a JPEG ends with the picture: what a phone hides behind it is cut off', () => {
    const content = Buffer.concat([jpeg(), Buffer.from('MotionPhoto_Data and a film')]);
    expect(checkFile({ ...TYPES.jpg, content }).content).toEqual(checkFile(TYPES.jpg).content);
  });

  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Anna\\isee 2026.PDF', 'isee 2026.pdf'],
    ['a\u0000b\u202Efdp.pdf', 'a b fdp.pdf'],
    ['', 'documento.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(100)}.pdf`],
  ])('is shown under a name that leads nowhere: %j', (filename, name) => {
    expect(checkFile({ ...TYPES.pdf, filename }).name).toBe(name);
  });
});

/** An archive whose last words are a PDF: its comment reaches to the end of the file. */
function zipBefore(rest: Buffer): Buffer {
  const end = Buffer.from(ZIP);
  end.writeUInt16LE(rest.length, 20);
  return Buffer.concat([end, rest]);
}
