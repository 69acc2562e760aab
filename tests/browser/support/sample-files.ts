import { EICAR } from '../../../infra/local/scanner.ts';

/** A file as a person chooses it in a browser. */
export type Chosen = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export const pdfNamed = (name: string, more: { readonly text?: string; readonly bytes?: number } = {}): Chosen => {
  const head = Buffer.from(`%PDF-1.7\n${more.text ?? 'tekening'}\n%%EOF\n`);
  return { name, mimeType: 'application/pdf', buffer: Buffer.concat([head, Buffer.alloc(Math.max(0, (more.bytes ?? 0) - head.length), ' ')]) };
};

/** What every scanner finds, though it does no harm. */
export const infected = (name: string): Chosen => pdfNamed(name, { text: EICAR });
