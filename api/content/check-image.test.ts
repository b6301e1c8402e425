import { describe, expect, test } from '@jest/globals';
import { deflateSync, gzipSync } from 'node:zlib';
import { PDF, ZIP } from '../documents/testing.ts';
import { ProblemError } from '../problem.ts';
import { checkImage, IMAGE_AT_MOST_BYTES } from './check-image.ts';
import { jpegComment, jpegExif, jpegOf, latin1, pngOf, pngText, riffOf, vp8, vp8l, vp8x } from './testing-images.ts'; // prettier-ignore

const SCRIPT = '<script>alert(document.cookie)</script>';
const PAGE = `<!doctype html><html><body>${SCRIPT}</body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`;
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const webp = riffOf({ chunks: [['VP8 ', vp8()]] });
const after = (image: Buffer, ...rest: (Buffer | string)[]) =>
  Buffer.concat([image, ...rest.map((one) => Buffer.from(one as string))]);
const bomb = deflateSync(Buffer.alloc(50_000_000));

async function codeOf(content: Buffer): Promise<string> {
  try {
    return (await checkImage(content)).type;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.details.errors![0]!.pointer).toBe('/file');
    return error.code;
  }
}

describe('A picture', () => {
  test.each([
    ['a PNG', pngOf(), { type: 'image/png', width: 2, height: 2 }],
    ['an interlaced PNG', pngOf({ interlace: 1 }), { type: 'image/png', width: 2, height: 2 }],
    ['a PNG as wide as may be', pngOf({ width: 4096, height: 1 }), { type: 'image/png', width: 4096 }],
    ['a JPEG', jpegOf(), { type: 'image/jpeg', width: 7, height: 9 }],
    ['a WebP', webp, { type: 'image/webp', width: 3, height: 5 }],
    ['a WebP without loss', riffOf({ chunks: [['VP8L', vp8l()]] }), { type: 'image/webp', width: 3, height: 5 }],
    ['a WebP with transparency', riffOf({ chunks: [['VP8X', vp8x({ flags: 0x10 })], ['ALPH', Buffer.alloc(3)], ['VP8 ', vp8()]] }), { type: 'image/webp', width: 3 }],
  ])('that is %s is taken, with its size', async (_what, content, image) => {
    expect(await checkImage(content)).toMatchObject(image);
  }); // prettier-ignore

  const NONE = 'document-type';
  const BAD = 'document-damaged';
  const hostile: [what: string, content: Buffer | string, code: string][] = [
    ['nothing at all', '', BAD],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', NONE],
    ['an SVG that runs a script', SVG, NONE],
    ['an SVG behind a mark of order', `\ufeff${SVG}`, NONE],
    ['an SVG declared as XML', `<?xml version="1.0"?>${SVG}`, NONE],
    ['an SVG that reads a file', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`, NONE],
    ['a packed SVG', gzipSync(SVG), NONE],
    ['a page', PAGE, NONE],
    ['a page in another encoding', Buffer.from(`\ufeff${PAGE}`, 'utf16le'), NONE],
    ['a script', 'alert(1)', NONE],
    ['a style sheet', '@import "https://canary.invalid";', NONE],
    ['PHP', '<?php system($_GET["c"]);', NONE],
    ['a shell script', '#!/bin/sh\nrm -rf /', NONE],
    ['a PDF', PDF, NONE],
    ['an archive', ZIP, NONE],
    ['a packed bomb', gzipSync(Buffer.alloc(10_000_000)), NONE],
    ['a GIF', 'GIF89a\x01\x00\x01\x00', NONE],
    ['an old GIF', 'GIF87a\x01\x00\x01\x00', NONE],
    ['a GIF that is a script', 'GIF89a/*\x01\x00*/=1;alert(1)', NONE],
    ['a BMP', 'BM\x36\x00\x00\x00', NONE],
    ['a BMP that is a script', 'BM=1;alert(1)', NONE],
    ['a TIFF', 'II*\x00\x08\x00\x00\x00', NONE],
    ['a TIFF the other way round', 'MM\x00*\x00\x00\x00\x08', NONE],
    ['an icon', '\x00\x00\x01\x00\x01\x00', NONE],
    ['an AVIF', '\x00\x00\x00\x20ftypavif', NONE],
    ['a HEIC', '\x00\x00\x00\x20ftypheic', NONE],
    ['a JPEG XL', latin1('\xff\x0a\x00'), NONE],
    ['a JPEG 2000', latin1('\x00\x00\x00\x0cjP  \r\n\x87\n'), NONE],
    ['a Photoshop file', '8BPS\x00\x01', NONE],
    ['a film', '\x00\x00\x00\x18ftypmp42', NONE],
    ['a program', 'MZ\x90\x00', NONE],
    ['another program', '\x7fELF\x02\x01', NONE],
    ['WebAssembly', '\x00asm\x01\x00\x00\x00', NONE],
    ['Flash', 'CWS\x09', NONE],
    ['a virus’s test', EICAR, NONE],
    ['a sound', riffOf({ chunks: [['fmt ', Buffer.alloc(16)]], kind: 'WAVE' }), NONE],
    ['a film in the same wrapping', riffOf({ chunks: [['LIST', Buffer.alloc(4)]], kind: 'AVI ' }), NONE],
    ['zeros', Buffer.alloc(1000), NONE],
    ['a PNG behind a blank', after(Buffer.from(' '), pngOf()), NONE],
    ['a PNG behind a page', after(Buffer.from(PAGE), pngOf()), NONE],
    ['more than may be', Buffer.concat([pngOf(), Buffer.alloc(IMAGE_AT_MOST_BYTES)]), 'too-large'],
    ['the first bytes of a PNG', pngOf().subarray(0, 8), BAD],
    ['a PNG cut short', pngOf().subarray(0, -4), BAD],
    ['a PNG with a page behind it', after(pngOf(), PAGE), BAD],
    ['a PNG with an archive behind it', after(pngOf(), ZIP), BAD],
    ['a PNG with an archive inside', pngOf({ extra: [pngText(ZIP.toString('latin1'))] }), BAD],
    ['a PNG with a wrong sum', Buffer.from(pngOf()).fill(7, 20, 21), BAD],
    ['a PNG with a part longer than itself', Buffer.from(pngOf()).fill(0xff, 33, 37), BAD],
    ['a PNG with a short head', pngOf({ header: Buffer.alloc(12) }), BAD],
    ['a PNG without width', pngOf({ width: 0, idat: deflateSync(Buffer.alloc(2)) }), BAD],
    ['a PNG without height', pngOf({ height: 0, idat: deflateSync(Buffer.alloc(2)) }), BAD],
    ['a PNG wider than a wall', pngOf({ width: 65_535, height: 1 }), BAD],
    ['a PNG higher than a house', pngOf({ width: 1, height: 4097 }), BAD],
    ['a PNG as large as can be written', pngOf({ width: 0x7fffffff, height: 0x7fffffff, idat: Buffer.alloc(1) }), BAD],
    ['a PNG that unpacks to fifty million', pngOf({ idat: bomb }), BAD],
    ['an interlaced PNG that does', pngOf({ interlace: 1, idat: bomb }), BAD],
    ['a PNG that unpacks to less than it draws', pngOf({ width: 9, height: 9, idat: deflateSync(Buffer.alloc(9)) }), BAD],
    ['a PNG whose points are a page', pngOf({ idat: Buffer.from(PAGE) }), BAD],
    ['a PNG of no colour there is', pngOf({ colour: 5 }), BAD],
    ['a PNG of no depth there is', pngOf({ depth: 3 }), BAD],
    ['the first bytes of a JPEG', latin1('\xff\xd8\xff\xe0'), BAD],
    ['a JPEG cut short', jpegOf().subarray(0, -2), BAD],
    ['a JPEG without a frame', jpegOf({ hasFrame: false }), BAD],
    ['a JPEG without size', jpegOf({ width: 0 }), BAD],
    ['a JPEG as large as can be written', jpegOf({ width: 65_535, height: 65_535 }), BAD],
    ['a JPEG with an archive behind it', after(jpegOf(), ZIP), BAD],
    ['a JPEG start with a page in it', latin1(`\xff\xd8\xff${PAGE}`), BAD],
    ['a WebP cut short', webp.subarray(0, -2), BAD],
    ['a WebP with a page behind it', after(webp, PAGE), BAD],
    ['a WebP that says it is longer', riffOf({ chunks: [['VP8 ', vp8()]], off: 2 }), BAD],
    ['a WebP without a picture', riffOf({ chunks: [['EXIF', Buffer.alloc(8)]] }), BAD],
    ['a WebP with two', riffOf({ chunks: [['VP8 ', vp8()], ['VP8L', vp8l()]] }), BAD],
    ['a WebP that moves', riffOf({ chunks: [['VP8X', vp8x({ flags: 2 })], ['ANIM', Buffer.alloc(6)], ['ANMF', vp8()]] }), BAD],
    ['a WebP that says that it moves', riffOf({ chunks: [['VP8X', vp8x({ flags: 2 })], ['VP8 ', vp8()]] }), BAD],
    ['a WebP larger than it draws', riffOf({ chunks: [['VP8X', vp8x({ width: 16_000_000 })], ['VP8 ', vp8()]] }), BAD],
    ['a WebP as large as can be written', riffOf({ chunks: [['VP8L', vp8l({ width: 16_384, height: 16_384 })]] }), BAD],
    ['a WebP without the mark of its start', riffOf({ chunks: [['VP8 ', vp8({ start: 0 })]] }), BAD],
    ['a WebP that needs another picture', riffOf({ chunks: [['VP8 ', vp8({ tag: 0x11 })]] }), BAD],
    ['a WebP of a version there is not', riffOf({ chunks: [['VP8L', vp8l({ version: 5 })]] }), BAD],
    ['a WebP without height', riffOf({ chunks: [['VP8 ', vp8({ height: 0 })]] }), BAD],
    ['a WebP that is an archive', riffOf({ chunks: [['VP8 ', vp8()], ['XMP ', ZIP]] }), BAD],
  ]; // prettier-ignore
  test.each(hostile)('that is %s is refused', async (_what, content, code) => {
    expect(await codeOf(Buffer.from(content as string))).toBe(code);
  });

  test('is refused in more than sixty ways', () => {
    expect(new Set(hostile.map(([what]) => what)).size).toBe(hostile.length);
    expect(hostile.length).toBeGreaterThan(60);
  });

  test.each([
    ['a PNG with a page in its texts', pngOf({ extra: [pngText(PAGE)] })],
    ['a JPEG with a page in its comment', jpegOf({ extra: [jpegComment(PAGE)] })],
    ['a JPEG with a script in its EXIF', jpegOf({ extra: [jpegExif(SCRIPT)] })],
    ['a JPEG with a page behind it', after(jpegOf(), PAGE)],
    ['a WebP with a page in its XMP', riffOf({ chunks: [['VP8X', vp8x({ flags: 0x0c })], ['VP8 ', vp8()], ['XMP ', Buffer.from(PAGE)], ['EXIF', Buffer.from(SVG)]] })],
    ['a WebP with a page in a part of its own', riffOf({ chunks: [['VP8 ', vp8()], ['HTML', Buffer.from(PAGE)]] })],
  ])('that is %s is taken without it, and is the same when it comes again', async (_what, content) => {
    const first = await checkImage(content);
    expect(first.content.toString('latin1')).not.toMatch(/script|html|svg/i);
    expect((await checkImage(first.content)).content).toEqual(first.content);
  }); // prettier-ignore
});
