import type { FieldError } from '../refusal.ts';
import type { ReviewDraft } from '../review.ts';
import type { Rubric } from '../rubric.ts';
import { charactersIn, prose } from '../text.ts';
import { CHOICES, type Choice, type FormHead, REMARK } from './write.ts';

/** A line of an answer, with its number in the whole text. */
type Line = { readonly n: number; readonly text: string };
type Section = { readonly name: string; readonly n: number; readonly lines: Line[] };

const HEADING = /^\[\[([^\]]*)\]\]/;
const HEAD = /^sluis-review 1 (\S{1,20}) draft (\d{1,9}) revision (\d{1,6})$/;
const END = 'end';
/** More of a comment or of the note than this is too long, here as in the form of the page. */
const LONGEST = 2000;

export type ReadForm = { readonly head: FormHead | undefined; readonly draft: ReviewDraft; readonly faults: readonly FieldError[] };

const fault = (n: number, code: string): FieldError => ({ path: `line/${n}`, code, message: '' });
const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** The text cut at its headings. What stands before the first or after the last belongs nowhere; a line with a hash up there is ours. */
const cut = (text: string): { sections: Section[]; faults: FieldError[] } => {
  const [sections, faults]: [Section[], FieldError[]] = [[], []];
  const tidy = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  for (const [i, raw] of tidy.split('\n').entries()) {
    const n = i + 1;
    const name = HEADING.exec(raw)?.[1]?.trim();
    const open = sections.at(-1);
    if (raw.startsWith('[[')) {
      if (name === REMARK) continue;
      if (name === undefined) faults.push(fault(n, 'form.heading'));
      else sections.push({ name, n, lines: [] });
    } else if (open && open.name !== END && !HEAD.test(open.name)) open.lines.push({ n, text: /^\\+\[\[/.test(raw) ? raw.slice(1) : raw });
    else if (raw.trim() !== '' && (open || !raw.startsWith('#'))) faults.push(fault(n, 'form.nowhere'));
  }
  return { sections, faults };
};

/** The only line that an answer of one line has; a second one is a fault, so that no word of it goes unseen. */
const single = ({ lines }: Section, faults: FieldError[]): Line | undefined => {
  const [first, ...more] = lines.filter((each) => !isBlank(each));
  faults.push(...more.map(({ n }) => fault(n, 'form.one-line')));
  return first && { ...first, text: first.text.trim() };
};

const markIn = (line: Line | undefined, faults: FieldError[]): number | null | undefined => {
  if (!line) return undefined;
  if (/^[-–—]$/.test(line.text)) return null;
  const mark = /^[0-5](?:[.,][05])?$/.test(line.text) ? Number(line.text.replace(',', '.')) : Number.NaN;
  if (mark <= 5) return mark;
  faults.push(fault(line.n, 'form.mark'));
  return undefined;
};

/** Words in both languages, whichever the form was in. */
const WORDS: { readonly [C in Choice]: Readonly<Record<string, boolean | string | number>> } = {
  'in-scope': { ja: true, yes: true, nee: false, no: false },
  vote: { ja: 'yes', yes: 'yes', nee: 'no', no: 'no', pitch: 'pitch' },
  confidence: { '1': 1, '2': 2, '3': 3 },
};
const choiceIn = (name: Choice, line: Line | undefined, faults: FieldError[]): object => {
  if (!line) return {};
  const word = line.text.toLowerCase();
  if (Object.hasOwn(WORDS[name], word)) return { [CHOICES[name]]: WORDS[name][word] };
  faults.push(fault(line.n, `form.${name}`));
  return {};
};

const Prose = /* @__PURE__ */ (() => prose(0, LONGEST))();
const proseIn = ({ lines, n }: Section, faults: FieldError[]): string | undefined => {
  const text = lines
    .map((each) => each.text)
    .join('\n')
    .trim();
  const tidy = text.normalize('NFC');
  if (tidy === '') return undefined;
  if (charactersIn(tidy) > LONGEST) faults.push(fault(n, `field.long:${LONGEST}`));
  const odd = lines.filter((each) => !Prose.safeParse(each.text.slice(0, LONGEST)).success);
  faults.push(...odd.map((each) => fault(each.n, 'text.control-character')));
  return tidy;
};

/**
 * What a filled-in form says, with everything that is wrong in it by the number of its line. Nothing of it is taken while a line is wrong;
 * its text is to be shown again as it came.
 */
export const readReviewText = (text: string, rubric: Rubric): ReadForm => {
  const { sections, faults } = cut(text);
  const known = [...rubric.criteria.flatMap(({ id }) => [`${id} mark`, `${id} comment`]), ...Object.keys(CHOICES), 'note', END];
  const head = sections.map(({ name }) => HEAD.exec(name)).find((match) => match !== null);
  const isKnown = (name: string): boolean => known.includes(name) || HEAD.test(name);
  const first = (name: string): Section | undefined => sections.find((section) => section.name === name);
  faults.push(...sections.filter(({ name }) => !isKnown(name)).map(({ n }) => fault(n, 'form.heading')));
  faults.push(
    ...sections.filter(({ name }, i) => isKnown(name) && sections.findIndex((each) => each.name === name) < i).map(({ n }) => fault(n, 'form.twice')),
  );
  faults.push(...known.filter((name) => !first(name)).map((name) => fault(sections.at(-1)?.n ?? 1, `form.missing:${name}`)));
  if (!head) faults.push(fault(1, 'form.head'));
  const of = (name: string): Section => first(name) ?? { name, n: 1, lines: [] };
  const criteria = rubric.criteria.flatMap(({ id }) => {
    const mark = markIn(single(of(`${id} mark`), faults), faults);
    const comment = proseIn(of(`${id} comment`), faults);
    return mark === undefined && comment === undefined
      ? []
      : [[id, { ...(mark === undefined ? {} : { mark }), ...(comment === undefined ? {} : { comment }) }]];
  });
  const choices = (Object.keys(CHOICES) as Choice[]).map((name) => choiceIn(name, single(of(name), faults), faults));
  const note = proseIn(of('note'), faults);
  const draft = {
    ...(criteria.length > 0 ? { criteria: Object.fromEntries(criteria) } : {}),
    ...Object.assign({}, ...choices),
    ...(note === undefined ? {} : { note }),
  };
  return {
    head: head ? { reference: head[1]!, draft: Number(head[2]), revision: Number(head[3]) } : undefined,
    draft,
    faults: faults.sort((a, b) => Number(a.path.slice(5)) - Number(b.path.slice(5))),
  };
};
