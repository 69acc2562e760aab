import { crc32, deflateSync } from 'node:zlib';
import { type Pixels, pixelsOf } from './png.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const colourAt = ({ data }: Pixels, i: number): number => (data[i * 4]! << 16) | (data[i * 4 + 1]! << 8) | data[i * 4 + 2]!;
const apart = (a: number, b: number): number =>
  Math.abs((a >> 16) - (b >> 16)) + Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) + Math.abs((a & 255) - (b & 255));

/** The colours that occur most, and for every colour the one of them that is nearest: what is lost are steps at the edges of letters. */
const paletteOf = (pixels: Pixels): { readonly colours: readonly number[]; readonly indexOf: ReadonlyMap<number, number> } => {
  const counts = new Map<number, number>();
  for (let i = 0; i < pixels.width * pixels.height; i += 1) counts.set(colourAt(pixels, i), (counts.get(colourAt(pixels, i)) ?? 0) + 1);
  const colours = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const nearest = (colour: number) => colours.reduce((best, each, i) => (apart(each, colour) < apart(colours[best]!, colour) ? i : best), 0);
  return { colours, indexOf: new Map([...counts.keys()].map((colour) => [colour, nearest(colour)])) };
};

/** The same picture in 256 colours: pages have few, and a picture in a repository stays there for good. */
export const inFewColours = (png: Buffer): Buffer => {
  const pixels = pixelsOf(png);
  const { width, height } = pixels;
  const { colours, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf.get(colourAt(pixels, y * width + x))!;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
