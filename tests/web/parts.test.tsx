import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type BuiltAssets, buildAssets } from '../../infra/aws/assets.ts';
import { EXAMPLES, examplesPage } from '../../web/examples.tsx';
import { Alarm } from '../../web/parts/alarm.tsx';
import { Checkbox, Checkboxes, Radios } from '../../web/parts/choice.tsx';
import { DateField, dateFrom, typedDate } from '../../web/parts/date-field.tsx';
import { Errors, errorsIn } from '../../web/parts/errors.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { describedBy, Hidden, idOf, Select, TextField } from '../../web/parts/field.tsx';
import { Files } from '../../web/parts/file.tsx';
import { Flash } from '../../web/parts/flash.tsx';
import { daysIn, durationIn, momentIn, numberIn, sizeIn } from '../../web/parts/format.tsx';
import { Gauge } from '../../web/parts/gauge.tsx';
import { Log } from '../../web/parts/log.tsx';
import { Pager } from '../../web/parts/pager.tsx';
import { BarPlot } from '../../web/parts/plot-bars.tsx';
import { LimitPlot } from '../../web/parts/plot-dots.tsx';
import { RangePlot } from '../../web/parts/plot-range.tsx';
import { MARK, Scale, TRL } from '../../web/parts/scale.tsx';
import { Summary } from '../../web/parts/summary.tsx';
import { Tag } from '../../web/parts/tag.tsx';
import { Tasks } from '../../web/parts/tasks.tsx';
import { TlpLabel, tlpText } from '../../web/parts/tlp.tsx';
import type { Trouble } from '../../web/parts/trouble.ts';
import { partWords } from '../../web/words/parts.ts';
import { faultsOf } from './wellformed.ts';

const LANGUAGES = ['nl', 'en'] as const;
const HOSTILE = `"'></textarea></title><script>alert(1)</script>\u202E&<!--`;

const examples = LANGUAGES.flatMap((language) =>
  Object.entries(EXAMPLES).map(([name, example]) => ({ name, language, markup: renderToString(example(language) as VNode) })),
);
const attributes = (markup: string, pattern: RegExp): string[] => [...markup.matchAll(pattern)].map(([, value = '']) => value);
/** The element with an id, from its bracket to the end of its opening tag. */
const opening = (markup: string, id: string): string => new RegExp(`<[a-z]+[^>]*\\sid="${id.replaceAll('.', '\\.')}"[^>]*>`).exec(markup)?.[0] ?? '';

describe('every part', () => {
  test.each(examples)('$name in $language is well formed and names what it holds', ({ markup }) => {
    expect(faultsOf(markup)).toEqual([]);
    expect(markup).not.toMatch(/undefined|null|NaN|\[object|<script|\sstyle=|\son[a-z]+=|<style/);
    const ids = new Set(attributes(markup, /\sid="([^"]+)"/g));
    const labelled = new Set(attributes(markup, /<label[^>]* for="([^"]+)"/g));
    const controls = [...markup.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('type="hidden"'));
    for (const tag of controls) expect(labelled, tag).toContain(/\sid="([^"]+)"/.exec(tag)?.[1]);
    for (const id of labelled) expect(ids).toContain(id);
    for (const list of attributes(markup, /aria-(?:describedby|labelledby)="([^"]+)"/g)) for (const id of list.split(' ')) expect(ids).toContain(id);
    for (const fieldset of markup.split('<fieldset').slice(1)) expect(fieldset).toMatch(/^[^>]*><legend/);
    // A drawing says nothing that is not said in words beside it.
    for (const svg of attributes(markup, /<svg([^>]*)>/g)) expect(svg).toContain('aria-hidden="true"');
  });

  test.each(LANGUAGES)('stands beside the others on one page in %s', (language) => {
    const page = examplesPage(language, { 'site.css': '/a.css', 'desk.css': '/d.css', 'form.js': '/f.js' }, false);
    expect(faultsOf(page)).toEqual([]);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const links = attributes(page.slice(page.indexOf('class="errors"')), /<a href="#([^"]+)">/g).slice(0, 2);
    expect(links).toEqual(['contact.email', 'wrong.kind']);
    for (const id of links) expect(opening(page, id)).toMatch(/^<input/);
  });

  it('leaves its example out of what is deployed', () => {
    const root = join(import.meta.dirname, '../..');
    const files = globSync('{functions,shared,web,infra/aws}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/^web[\\/]examples/.test(file));
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => /from '[^']*\/examples/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('has an example in which it speaks both languages', () => {
    for (const name of Object.keys(EXAMPLES)) {
      const [nl, en] = LANGUAGES.map((language) => examples.find((each) => each.name === name && each.language === language)?.markup);
      if (!['tagExample', 'dateExample'].includes(name)) expect(nl, name).not.toBe(en);
    }
    expect(Object.keys(EXAMPLES).length).toBeGreaterThan(18);
  });
});

describe('a field', () => {
  const wrong: Trouble = { code: 'request.invalid', title: 'T', detail: 'D', fields: [{ path: 'outline/title', message: 'Te kort' }] };

  it('has an id by its name, which the summary of errors leads to', () => {
    expect(idOf('outline/title')).toBe('outline.title');
    expect(idOf('a b"/<c>')).toBe('a.b...c.');
    const page = renderToString(
      <>
        <Errors language="nl" trouble={wrong} />
        <TextField language="nl" name="outline/title" label="Titel" error={errorsIn(wrong)('outline/title')} />
      </>,
    );
    expect(page).toContain('<a href="#outline.title">Te kort</a>');
    expect(opening(page, 'outline.title')).toContain('name="outline/title"');
    expect(page.match(/Te kort/g)).toHaveLength(2);
  });

  it('ties hint, error and count to the control, and says that it is wrong', () => {
    const markup = renderToString(<TextField language="nl" name="a/b" label="L" hint="H" error="E" rows={4} limit={1200} lang="en" />);
    expect(opening(markup, 'a.b')).toMatch(/^<textarea/);
    expect(opening(markup, 'a.b')).toContain('aria-describedby="a.b-hint a.b-error a.b-count"');
    expect(opening(markup, 'a.b')).toContain('aria-invalid="true"');
    expect(opening(markup, 'a.b')).toContain('lang="en"');
    expect(markup).toContain('>Hooguit 1.200 tekens<');
    expect(markup).not.toContain('maxlength');
    expect(renderToString(<TextField language="nl" name="a" label="L" />)).not.toMatch(/aria-|lang=|maxlength/);
    expect(describedBy({ name: 'a' })).toBeUndefined();
  });

  it('says in words that it need not be filled in, and nothing where it must', () => {
    expect(renderToString(<TextField language="nl" name="a" label="L" optional />)).toContain('(niet verplicht)');
    expect(renderToString(<Radios language="en" name="a" label="L" optional options={[]} />)).toContain('(optional)');
    expect(renderToString(<TextField language="nl" name="a" label="L" />)).not.toMatch(/verplicht|\*/);
  });

  it('keeps what was chosen', () => {
    const options = [
      { value: 'x', label: 'X' },
      { value: 'y', label: 'Y' },
    ];
    const checked = (markup: string) => attributes(markup, /value="([^"]*)" checked/g);
    expect(checked(renderToString(<Radios language="nl" name="a" label="L" value="y" options={options} />))).toEqual(['y']);
    expect(checked(renderToString(<Checkboxes language="nl" name="a" label="L" values={['x', 'y']} options={options} />))).toEqual(['x', 'y']);
    expect(checked(renderToString(<Scale {...MARK} language="nl" name="a" label="L" value="3.5" />))).toEqual(['3.5']);
    expect(checked(renderToString(<Checkbox language="nl" name="a" label="L" checked />))).toEqual(['yes']);
    expect(renderToString(<Select language="nl" name="a" label="L" value="y" options={options} />)).toContain('<option value="y" selected>');
    expect(checked(renderToString(<Radios language="nl" name="a" label="L" options={options} />))).toEqual([]);
  });

  it('lets the first of several choices bear the id of the field', () => {
    const markup = renderToString(
      <Radios
        language="nl"
        name="a/b"
        label="L"
        options={[
          { value: 'x', label: 'X' },
          { value: 'y', label: 'Y' },
        ]}
      />,
    );
    expect(opening(markup, 'a.b')).toContain('value="x"');
    expect(opening(markup, 'a.b-1')).toContain('value="y"');
  });

  it('offers every number of a scale, said as the language says it', () => {
    const values = (markup: string) => attributes(markup, /<input[^>]* value="([^"]*)"/g);
    expect(values(renderToString(<Scale {...TRL} language="nl" name="a" label="L" />))).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    const marks = renderToString(<Scale {...MARK} language="nl" name="a" label="L" none={{ value: 'none', label: 'Geen oordeel' }} low="niets" high="alles" />);
    expect(values(marks)).toEqual(['0', '0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5', 'none']);
    expect(marks).toContain('>4,5</label>');
    expect(marks).toContain('aria-describedby="a-ends"');
    expect(marks).toContain('<span>0: niets</span>');
  });

  it('takes a date in three boxes and gives it back as it was typed', () => {
    const form = new URLSearchParams({ 'a/day': ' 7', 'a/month': '12', 'a/year': '2026', 'b/day': '31', 'b/year': 'x' });
    expect(dateFrom(form, 'a')).toBe('2026-12-07');
    expect(dateFrom(form, 'b')).toBe('000x-00-31');
    expect(dateFrom(form, 'c')).toBe('');
    expect(typedDate(form, 'b')).toEqual({ day: '31', month: '', year: 'x' });
    const boxes = (value: string | ReturnType<typeof typedDate>) =>
      attributes(renderToString(<DateField language="nl" name="a" label="L" value={value} />), /<input[^>]* value(?:="([^"]*)")?/g);
    expect(boxes('2026-12-07')).toEqual(['7', '12', '2026']);
    expect(boxes(typedDate(form, 'b'))).toEqual(['31', '', 'x']);
  });
});

describe('the summary of errors', () => {
  const trouble = (fields: Trouble['fields'], code = 'request.invalid'): Trouble => ({ code, title: 'De titel', detail: 'De uitleg', fields });

  it('names each field as the page does, and in its order', () => {
    const wrong = trouble(['c', 'a', 'elsewhere', 'b/0'].map((path) => ({ path, message: 'Vul dit in.' })));
    const markup = renderToString(<Errors language="nl" trouble={wrong} labels={{ a: 'Uw naam', b: 'Welk proces?', c: 'Uw bericht' }} />);
    const lines = [...markup.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) => line.replaceAll(/<[^>]+>/g, ''));
    expect(lines).toEqual(['Vul dit in.', 'Uw naam: Vul dit in.', 'Welk proces? Vul dit in.', 'Uw bericht: Vul dit in.']);
  });

  it('is not there without trouble', () => expect(renderToString(<Errors language="nl" />)).toBe(''));

  it('takes the reader there and counts what is wrong', () => {
    const one = renderToString(<Errors language="nl" trouble={trouble([{ path: 'a', message: 'M' }])} />);
    expect(one).toMatch(/<div class="errors" role="alert" tabindex="-1" autofocus[^>]* data-focus/);
    expect(one).toContain('1 antwoord klopt nog niet');
    const two = trouble([
      { path: 'a', message: 'M' },
      { path: 'b', message: 'N' },
    ]);
    expect(renderToString(<Errors language="en" trouble={two} />)).toContain('2 answers need another look');
  });

  it('says title and reason where there are no fields, or where more is to be said than which fields', () => {
    const busy = renderToString(<Errors language="nl" trouble={{ ...trouble([], 'request.busy'), retryAfter: 90 }} />);
    for (const part of ['De titel', 'De uitleg', 'Probeer het over 2 minuten opnieuw.']) expect(busy).toContain(part);
    expect(busy).not.toContain('<ul>');
    expect(renderToString(<Errors language="nl" trouble={trouble([{ path: 'a', message: 'M' }], 'proposal.incomplete')} />)).toContain('De uitleg');
  });

  it('says which answer is meant where it knows what it is called, and each thing once', () => {
    const twice = trouble([
      { path: 'message', message: 'Vul dit in' },
      { path: 'message', message: 'Te kort' },
      { path: 'names/0', message: 'Te lang' },
      { path: 'names/1', message: 'Te lang' },
    ]);
    const markup = renderToString(<Errors language="nl" trouble={twice} labels={{ message: 'Uw bericht', names: 'Namen' }} />);
    expect(markup).toContain('2 antwoorden kloppen nog niet');
    expect(attributes(markup, /<li>(.*?)<\/li>/g)).toEqual([
      '<a href="#message">Uw bericht: Vul dit in</a>',
      '<a href="#message">Uw bericht: Te kort</a>',
      '<a href="#names">Namen: Te lang</a>',
    ]);
  });

  it('leads from what is wrong inside a field to that field, and from what is on another page nowhere', () => {
    const deep = trouble([
      { path: 'standards/techniques/0/id', message: 'M' },
      { path: 'team/names', message: 'N' },
    ]);
    const markup = renderToString(<Errors language="nl" trouble={deep} names={['standards/techniques', 'standards']} />);
    expect(markup).toContain('<a href="#standards.techniques">M</a>');
    expect(markup).toContain('<li>N</li>');
    expect(errorsIn(deep)('standards/techniques')).toBe('M');
    expect(errorsIn(deep)('standards/tech')).toBeUndefined();
    expect(errorsIn(undefined)('a')).toBeUndefined();
  });
});

describe('what people typed', () => {
  it('is text to every part', () => {
    const hostile: VNode[] = [
      <TextField language="nl" name={HOSTILE} label={HOSTILE} hint={HOSTILE} error={HOSTILE} value={HOSTILE} />,
      <TextField language="nl" name="a" label="L" value={HOSTILE} rows={3} limit={9} />,
      <Select language="nl" name="a" label="L" value={HOSTILE} empty={HOSTILE} options={[{ value: HOSTILE, label: HOSTILE }]} />,
      <Radios language="nl" name="a" label={HOSTILE} options={[{ value: HOSTILE, label: HOSTILE, hint: HOSTILE, more: HOSTILE }]} />,
      <Checkbox language="nl" name="a" label={HOSTILE} error={HOSTILE} />,
      <Scale {...TRL} language="nl" name="a" label="L" value={HOSTILE} low={HOSTILE} anchors={[{ at: 1, text: HOSTILE }]} />,
      <DateField language="nl" name="a" label="L" value={{ day: HOSTILE, month: HOSTILE, year: HOSTILE }} />,
      <Errors language="nl" trouble={{ code: HOSTILE, title: HOSTILE, detail: HOSTILE, fields: [{ path: HOSTILE, message: HOSTILE }] }} />,
      <Hidden values={{ [HOSTILE]: HOSTILE, b: undefined }} />,
      <Tag reference={HOSTILE} href={`/nl/${HOSTILE}`} />,
      <Alarm level={1}>{HOSTILE}</Alarm>,
      <Tasks tasks={[{ id: 'a', tag: HOSTILE, name: HOSTILE, state: HOSTILE, progress: 'now', href: HOSTILE }]} />,
      <Summary language="nl" rows={[{ term: HOSTILE, value: HOSTILE, change: HOSTILE }]} />,
      <Facts rows={[{ term: HOSTILE, value: HOSTILE }]} />,
      <Log language="nl" entries={[{ at: HOSTILE, text: HOSTILE, by: HOSTILE }]} />,
      <Flash language="nl" undo={{ action: HOSTILE, values: { a: HOSTILE } }}>
        {HOSTILE}
      </Flash>,
      <Files language="nl" files={[{ id: 'a', name: HOSTILE, state: HOSTILE, sign: 'refused', remove: { action: HOSTILE, values: { a: HOSTILE } } }]} />,
      <RangePlot language="nl" id="a" title={HOSTILE} text={HOSTILE} rows={[{ label: HOSTILE, marks: [1, 2], mean: 1.5 }]} />,
    ];
    for (const markup of hostile.map((part) => renderToString(part))) {
      expect(markup).not.toContain('<script');
      expect(faultsOf(markup.replaceAll('&#39;', "'"))).toEqual([]);
      expect(markup).toContain('&lt;script>');
    }
  });
});

describe('a limit', () => {
  const bars = (markup: string) => attributes(markup, /<rect class="gauge-(?:used|past)"[^>]* width="(\d+)"/g).map(Number);

  it('is drawn as far as it is used, and what is past it to the end of the drawing at most', () => {
    const drawn = (share: number) => bars(renderToString(<Gauge share={share}>x</Gauge>));
    expect(drawn(0)).toEqual([0]);
    expect(drawn(-3)).toEqual([0]);
    expect(drawn(0.5)).toEqual([43]);
    expect(drawn(1)).toEqual([86]);
    expect(drawn(1.2)).toEqual([86, 17]);
    expect(drawn(99)).toEqual([86, 34]);
  });

  it('is said in words, with a number and a shape where it is near or passed', () => {
    const late = renderToString(
      <Gauge share={1.2} level={1}>
        2 dagen te laat
      </Gauge>,
    );
    expect(late).toMatch(/<rect class="alarm-square".*>1<\/text>.*2 dagen te laat/s);
    expect(renderToString(<Gauge share={0.2}>nog 9 dagen</Gauge>)).not.toContain('alarm');
  });
});

describe('a plot', () => {
  it('has a table with everything that it shows', () => {
    const markup = renderToString(
      <BarPlot language="nl" id="a" title="T" text="S" of="Week" series={['V', 'C']} bars={[{ label: '36', values: [5, 1234] }]} />,
    );
    expect(attributes(markup, /<t[hd][^>]*>([^<]*)<\/t[hd]>/g)).toEqual(['Week', 'V', 'C', 'Totaal', '36', '5', '1.234', '1.239']);
    const limits = renderToString(
      <LimitPlot
        language="en"
        id="a"
        title="T"
        text="S"
        rows={[
          { label: 'A', dots: [{ share: 0.5 }, { share: 7, level: 1 }] },
          { label: 'B', dots: [] },
        ]}
      />,
    );
    expect(attributes(limits, /<td>([^<]*)<\/td>/g)).toEqual(['50%, 700%', '–']);
  });

  it('stays inside its drawing whatever it is given', () => {
    const places = (markup: string) => attributes(markup, / (?:x|cx|x1|x2)="([\d.-]+)%"/g).map(Number);
    const plots = [
      <LimitPlot language="nl" id="a" title="T" text="S" rows={[{ label: 'A', dots: [-1, 0, 0.2, 0.2, 0.2, 0.2, 1, 99].map((share) => ({ share })) }]} />,
      <BarPlot language="nl" id="a" title="T" text="S" of="Week" series={['V']} bars={[]} />,
      <BarPlot
        language="nl"
        id="a"
        title="T"
        text="S"
        of="Week"
        series={['V']}
        bars={[
          { label: '1', values: [0] },
          { label: '2', values: [999] },
        ]}
      />,
      <RangePlot
        language="nl"
        id="a"
        title="T"
        text="S"
        rows={[
          { label: 'A', marks: [0, 5], mean: 2.5 },
          { label: 'B', marks: [] },
        ]}
      />,
    ];
    for (const markup of plots.map((plot) => renderToString(plot))) {
      expect(faultsOf(markup)).toEqual([]);
      expect(markup).not.toMatch(/NaN|Infinity|height="-/);
      for (const place of places(markup)) expect(place).toBeGreaterThanOrEqual(0);
      for (const place of places(markup)) expect(place).toBeLessThanOrEqual(100);
    }
  });
});

describe('lists', () => {
  it('say which answer a link changes, and link no task that cannot be done', () => {
    expect(renderToString(<Summary language="nl" rows={[{ term: 'Titel', value: 'x', change: '/t' }]} />)).toContain('Wijzig<span class="vh">: Titel</span>');
    const waits = renderToString(<Tasks tasks={[{ id: 'a', tag: 'OK', name: 'Indienen', state: 'Kan nog niet', progress: 'ahead' }]} />);
    expect(waits).not.toContain('<a ');
    expect(waits).toContain('Kan nog niet');
  });

  it('are left out of a page that has no more of them', () => expect(renderToString(<Pager language="nl" />)).toBe(''));

  it('write labels as FIRST does', () => {
    expect(tlpText('amber-strict')).toBe('TLP:AMBER+STRICT');
    expect(renderToString(<TlpLabel language="nl" tlp="clear" />)).toContain('TLP:CLEAR');
  });
});

describe('numbers and moments', () => {
  it('are written as each language writes them', () => {
    expect([numberIn('nl', 1234.5), numberIn('en', 1234.5), numberIn('nl', 4, 1)]).toEqual(['1.234,5', '1,234.5', '4,0']);
    expect([-2, -1, 0, 1, 3].map((days) => daysIn('nl', days))).toEqual(['2 dagen te laat', '1 dag te laat', 'vandaag', 'nog 1 dag', 'nog 3 dagen']);
    expect([5, 60, 61, 3600, 200_000].map((seconds) => durationIn('nl', seconds))).toEqual(['5 seconden', '1 minuut', '2 minuten', '1 uur', '3 dagen']);
    expect([0, 1, 48, 999, 1000, 640_000, 1_240_000, 10_485_760, 2e9].map((bytes) => sizeIn('nl', bytes))).toEqual([
      '0 bytes',
      '1 byte',
      '48 bytes',
      '999 bytes',
      '1 kB',
      '640 kB',
      '1,2 MB',
      '10 MB',
      '2 GB',
    ]);
  });

  it('stand where the community is at home, and what is no moment stays as it is', () => {
    expect(momentIn('nl', '2026-11-30T23:30:00.000Z')).toBe('1 december 2026');
    expect(momentIn('en', '2026-07-01T12:05:00.000Z', 'time')).toBe('14:05');
    expect(momentIn('nl', HOSTILE)).toBe(HOSTILE);
  });

  it('have no Dutch words that equal the English ones', () => {
    const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts));
    const english = texts(partWords.en);
    expect(texts(partWords.nl).filter((text, i) => english[i] === text)).toEqual([]);
  });
});

describe('the styles', () => {
  const dir = mkdtempSync(join(tmpdir(), 'parts-'));
  let built: BuiltAssets;
  beforeAll(async () => {
    built = await buildAssets(dir);
  });
  afterAll(() => rmSync(dir, { recursive: true }));
  const sheet = (name: string): string => readFileSync(join(dir, basename(built.names[name]!)), 'utf8');

  it.each(['site.css', 'desk.css'])('of %s fit into 8 KiB on the way', (name) => {
    const bytes = brotliCompressSync(sheet(name)).length;
    expect(bytes).toBeLessThanOrEqual(8 * 1024);
    expect(bytes).toBeGreaterThan(2 * 1024);
  });

  it('know every class of the parts, and load nothing from elsewhere', () => {
    const css = sheet('desk.css');
    // Variants that look like the part itself, and what belongs to no part.
    const plain = new Set(['vh', 'prose', 'tlp-clear', 'tasks-done', 'empty-found', 'plot-key-0']);
    const classes = new Set(examples.flatMap(({ markup }) => attributes(markup, /\sclass="([^"]+)"/g).flatMap((list) => list.split(' '))));
    expect([...classes].filter((name) => !plain.has(name) && !css.includes(`.${name}`))).toEqual([]);
    expect(css).not.toMatch(/url\((?!["']?\/assets\/)|@import|https?:/);
  });
});
