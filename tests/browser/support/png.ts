import { inflateSync } from 'node:zlib';

/** A picture as rows of red, green, blue, alpha. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Takes back the filter of each line. */
const unfiltered = (raw: Buffer, lines: number, stride: number, step: number): Uint8Array => {
  const out = new Uint8Array(lines * stride);
  for (let y = 0; y < lines; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= step ? out[at - step]! : 0;
      const up = y > 0 ? out[at - stride]! : 0;
      const corner = x >= step && y > 0 ? out[at - stride - step]! : 0;
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0;
      out[at] = raw[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  return out;
};

/** Reads what the browser writes: eight bits a channel, colour with or without transparency, not interlaced. @throws for any other picture */
export const pixelsOf = (png: Buffer): Pixels => {
  const [width, height, depth, type, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25], png[28]];
  if (depth !== 8 || (type !== 2 && type !== 6) || interlaced !== 0) throw new Error(`A picture of type ${type} with ${depth} bits.`);
  const chunks: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') chunks.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const step = type === 6 ? 4 : 3;
  const lines = unfiltered(inflateSync(Buffer.concat(chunks)), height, width * step, step);
  if (step === 4) return { width, height, data: lines };
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i += 1) data.set(lines.subarray(i * 3, i * 3 + 3), i * 4);
  return { width, height, data };
};

/** Channels may differ by this much before anybody sees it. */
const UNSEEN = 32;

/** How many pixels of two pictures a person can tell apart; all of them where their sizes differ. */
export const pixelsApart = (a: Pixels, b: Pixels): number => {
  if (a.width !== b.width || a.height !== b.height) return Math.max(a.width * a.height, b.width * b.height);
  let apart = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(a.data[i + channel]! - b.data[i + channel]!) > UNSEEN)) apart += 1;
  }
  return apart;
};
