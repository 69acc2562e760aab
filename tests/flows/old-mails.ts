/** A mailbox of years ago, made from a seed: every way in which an export goes wrong, in known numbers. */

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
const drawer = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

export const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const draw = drawer(seed);
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(draw() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
};

const COLUMNS = ['Nr', 'Onderwerp', 'Van', 'Datum', 'Bericht', 'Categorie', 'Taal'] as const;
type Mail = Record<(typeof COLUMNS)[number], string>;

const TOPICS = ['de volgende bijeenkomst', 'een gemaal', 'onze sluis', 'de nieuwsbrief', 'een testlocatie', 'gesegmenteerde netwerken'];
const NAMES = ['Jan de Vries', 'Siobhán Ó Néill', 'Łukasz Żak', 'Anne-Fleur van ’t Hoff', 'Noor Vondst', 'Çiğdem Yıldız'];

const mailOf = (n: number, draw: () => number): Mail => {
  const topic = TOPICS[Math.floor(draw() * TOPICS.length)]!;
  const who = Math.floor(draw() * 60);
  const day = 1 + Math.floor(draw() * 28);
  return {
    Nr: String(n),
    Onderwerp: `Vraag ${n} over ${topic}`,
    Van: `${NAMES[who % NAMES.length]} <afzender${who}@organisatie${who % 20}.example>`,
    Datum: `${String(day).padStart(2, '0')}-${String(1 + (n % 12)).padStart(2, '0')}-${2015 + (n % 10)}`,
    Bericht: `Wij hebben een vraag over ${topic} en horen graag van u, met vriendelijke groet, nummer ${n}.`,
    Categorie: 'expert-session',
    Taal: 'nl',
  };
};

/** What goes wrong in a mail; NUL and bytes that are no UTF-8 are put in when the text becomes bytes. */
const NUL = '\u{f0000}';
const BROKEN = '\u{f0001}';
type Kind = { readonly count: number; readonly result: 'whole' | 'gaps' | 'cut' | 'refused'; readonly make: (mail: Mail) => Partial<Mail> | string };
const KINDS: Readonly<Record<string, Kind>> = {
  plain: { count: 155, result: 'whole', make: () => ({}) },
  html: {
    count: 40,
    result: 'whole',
    make: ({ Nr, Bericht }) => ({
      Bericht: `<html><style>p{color:red}</style><body><p>Beste liaison,</p><p>${Bericht}</p><br><a href="https://example.org/${Nr}">meer</a></body></html>`,
    }),
  },
  formula: { count: 15, result: 'whole', make: ({ Nr }) => ({ Onderwerp: `=HYPERLINK("http://evil.example/${Nr}";"klik")` }) },
  rightToLeft: { count: 10, result: 'whole', make: () => ({ Van: 'שרה כהן <sara@example.org>' }) },
  multiline: { count: 40, result: 'whole', make: ({ Bericht }) => ({ Bericht: `Beste,\r\n\r\n${Bericht}\r\n\r\n"Groet"; tot dan` }) },
  incident: {
    count: 5,
    result: 'whole',
    make: ({ Nr }) => ({ Bericht: `Onze PLC's zijn sinds vannacht versleuteld door ransomware, wat moeten wij nu doen? Nummer ${Nr}.` }),
  },
  nul: { count: 10, result: 'gaps', make: ({ Bericht }) => ({ Bericht: `${NUL}${Bericht}${NUL}` }) },
  broken: { count: 10, result: 'gaps', make: ({ Bericht }) => ({ Bericht: `${Bericht} caf${BROKEN}` }) },
  noAddress: { count: 15, result: 'gaps', make: () => ({ Van: 'Balie Noord' }) },
  badAddress: { count: 10, result: 'gaps', make: () => ({ Van: '/O=BALIE/CN=NOORD' }) },
  noDate: { count: 15, result: 'gaps', make: () => ({ Datum: 'ergens in het voorjaar' }) },
  noKind: { count: 10, result: 'gaps', make: () => ({ Categorie: '' }) },
  noLanguage: { count: 5, result: 'gaps', make: () => ({ Taal: '' }) },
  long: { count: 10, result: 'cut', make: ({ Bericht }) => ({ Bericht: `${Bericht} ${'Nog een regel. '.repeat(400)}` }) },
  red: { count: 5, result: 'refused', make: ({ Bericht }) => ({ Bericht: `TLP:RED ${Bericht}` }) },
  huge: { count: 1, result: 'refused', make: () => ({ Bericht: 'x'.repeat(300_000) }) },
  blank: { count: 10, result: 'refused', make: () => '' },
  bare: { count: 4, result: 'refused', make: () => ';;;;;;' },
};
const DUPLICATES = 30;

export const MAILS = 400;
export const TOTALS = { lines: 400, whole: 265, gaps: 75, cut: 10, known: 30, refused: 20 } as const;
export const TAKEN = TOTALS.whole + TOTALS.gaps + TOTALS.cut;

const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export type Row = { readonly kind: string; readonly text: string };

/** The rows of the table, in the order that the seed gives. */
export const oldMails = (seed: number): Row[] => {
  const draw = drawer(seed);
  let n = 0;
  const rows = Object.entries(KINDS).flatMap(([kind, { count, make }]) =>
    Array.from({ length: count }, (): Row => {
      n += 1;
      const mail = mailOf(n, draw);
      const made = make(mail);
      return { kind, text: typeof made === 'string' ? made : COLUMNS.map((column) => cell({ ...mail, ...made }[column])).join(';') };
    }),
  );
  const twice = rows.filter(({ kind }) => kind === 'plain').slice(0, DUPLICATES);
  return shuffled([...rows, ...twice], seed);
};

export const HEADER = COLUMNS.join(';');

/** The file as a careless program wrote it: UTF-8 with CRLF, here and there a NUL or half a character. */
export const fileOf = (rows: readonly Row[]): Uint8Array => {
  const parts = `${[HEADER, ...rows.map(({ text }) => text)].join('\r\n')}\r\n`.split(/([\u{f0000}\u{f0001}])/u);
  return Buffer.concat(parts.map((part) => (part === NUL ? Buffer.from([0]) : part === BROKEN ? Buffer.from([0xe9]) : Buffer.from(part))));
};
