import type { ComponentChildren } from 'preact';
import { community, type Language } from '../../shared/community.ts';
import type { Gate } from '../../shared/domain/form/gates.ts';
import { CHOICES } from '../../shared/domain/form/told.ts';
import type { FieldPath } from '../../shared/domain/form.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import { fieldLabel, fieldText } from '../../shared/domain/words/index.ts';
import { Checkbox, Checkboxes, Radios } from '../parts/choice.tsx';
import { type FieldProps, Hidden, Select, TextField } from '../parts/field.tsx';
import { Scale, TRL } from '../parts/scale.tsx';
import { formWords } from '../words/form.ts';
import type { Kind } from './content.ts';
import { countries } from './countries.ts';
import { limitOf, mayStayEmpty } from './limits.ts';
import { choicesOf, trlAnchors } from './lists.ts';
import { Rows } from './rows.tsx';
import { Levels, Protocols, Techniques, TlpField } from './shapes.tsx';

export type FieldAt = {
  readonly language: Language;
  readonly part: PartName;
  readonly field: string;
  readonly kind: Kind;
  readonly typed: URLSearchParams;
  readonly gate: Gate | undefined;
  readonly error: string | undefined;
  /** The row of this field that was just added. */
  readonly fresh: number | undefined;
};

type Props = FieldProps & { readonly at: FieldAt };
type Control = (props: Props) => ComponentChildren;

/** More characters than this are written in several lines. */
const LINE = 200;
/** Up to so many choices are shown at once. */
const FEW = 6;
/** Fields whose own hint says when they are needed. */
const CONDITIONAL: readonly string[] = [
  'outline/whichProcess',
  'organisation/noParties',
  'process/failure',
  'process/failureText',
  'earlier/text',
  'substance/solution',
];

const typedIn = ({ at, name }: Props): string => at.typed.get(name) ?? '';

const Text: Control = (props) => {
  const limit = limitOf(props.at.part, props.at.field) ?? LINE;
  const { at: _, ...field } = props;
  if (limit > LINE) return <TextField {...field} value={typedIn(props)} rows={limit > 900 ? 9 : 5} limit={limit} />;
  return <TextField {...field} value={typedIn(props)} width={limit > 80 ? 'full' : 'medium'} {...(props.name === 'outline/title' ? { limit } : {})} />;
};

const Whole: Control = (props) => {
  const { at: _, ...field } = props;
  return <TextField {...field} value={typedIn(props)} inputmode="numeric" width="short" />;
};

const One: Control = (props) => {
  const { at: _, ...field } = props;
  const options = choicesOf(CHOICES[props.name as FieldPath]!, props.language);
  const isShort = CHOICES[props.name as FieldPath] === 'yesNo';
  if (!isShort && (options.length > FEW || props.optional)) return <Select {...field} value={typedIn(props)} options={options} />;
  return <Radios {...field} value={typedIn(props)} options={options} layout={isShort ? 'row' : 'list'} />;
};

const Many: Control = (props) => {
  const { at, ...field } = props;
  const options = choicesOf(CHOICES[props.name as FieldPath]!, props.language);
  return <Checkboxes {...field} values={at.typed.getAll(props.name)} options={options} layout={options.length > FEW ? 'columns' : 'list'} />;
};

const Names: Control = (props) => {
  const { at, ...field } = props;
  const one = formWords[props.language].one[props.name as keyof (typeof formWords)['nl']['one']];
  return (
    <Rows
      {...field}
      rows={at.typed.getAll(props.name).map((value) => ({ '': value }))}
      columns={[{ field: '', label: '' }]}
      most={5}
      one={one}
      fresh={at.fresh}
    />
  );
};

const rowsOf = (typed: URLSearchParams, name: string): Record<string, string>[] => {
  const rows: Record<string, string>[] = [];
  for (const [key, value] of typed) {
    const [, index, field] = key.startsWith(`${name}/`) ? (/^\/(\d+)\/(\w+)$/.exec(key.slice(name.length)) ?? []) : [];
    if (index !== undefined && field !== undefined) rows[Number(index)] = { ...rows[Number(index)], [field]: value };
  }
  return rows.filter(Boolean);
};

const Reviewers: Control = (props) => {
  const { at, ...field } = props;
  const { one, columns } = formWords[props.language];
  const asked = [
    { field: 'name', label: columns.name },
    { field: 'why', label: columns.why, lines: 2 },
  ];
  return <Rows {...field} rows={rowsOf(at.typed, props.name)} columns={asked} most={5} one={one['exclusions/reviewers']} fresh={at.fresh} />;
};

const YesOrNo: Control = (props) => {
  const { at: _, ...field } = props;
  return <Radios {...field} value={typedIn(props)} options={choicesOf('yesNo', props.language).filter(({ value }) => value !== 'unsure')} layout="row" />;
};

const Tick: Control = (props) => {
  const { language, name, label, hint, error, at } = props;
  return <Checkbox language={language} name={name} label={label} hint={hint} error={error} checked={at.typed.get(name) === 'yes'} />;
};

const agree =
  (version: string): Control =>
  (props) => {
    const { language, name, label, hint, error, at } = props;
    const says = (
      <>
        {hint} {name === 'request/privacy' ? <a href={`/${language}/privacy`}>{formWords[language].privacy}</a> : null}
      </>
    );
    return <Checkbox language={language} name={name} label={label} hint={says} error={error} value={version} checked={at.typed.get(name) === version} />;
  };

const Readiness: Control = (props) => {
  const { at: _, ...field } = props;
  return <Scale {...field} {...TRL} value={typedIn(props)} anchors={trlAnchors(props.language)} openAnchors={props.name === 'maturity/trl'} />;
};

const Country: Control = (props) => {
  const { at: _, ...field } = props;
  const { near, all } = countries(props.language);
  return <Select {...field} value={typedIn(props)} options={near} groups={[{ label: formWords[props.language].allCountries, options: all }]} width="medium" />;
};

const TechniqueRows: Control = (props) => {
  const { at, ...field } = props;
  return <Techniques {...field} rows={rowsOf(at.typed, props.name)} fresh={at.fresh} />;
};

/** Fields that are asked in a way of their own. */
const OWN: Readonly<Partial<Record<FieldPath, Control>>> = {
  'organisation/country': Country,
  'organisation/founded': Whole,
  'maturity/trl': Readiness,
  'maturity/trlIn12Months': Readiness,
  'maturity/protocols': ({ at, ...field }) => <Protocols {...field} values={at.typed.getAll(field.name)} fresh={at.fresh} />,
  'request/tlp': ({ at, ...field }) => <TlpField {...field} value={at.typed.get(field.name) ?? undefined} />,
  'request/terms': agree(community.termsVersion),
  'request/privacy': agree(community.privacyVersion),
  'standards/capabilityLevels': ({ at, ...field }) => <Levels {...field} typed={at.typed} />,
  'standards/techniques': TechniqueRows,
  'exclusions/reviewers': Reviewers,
};

const controlOf = (path: FieldPath, kind: Kind): Control => {
  const own = OWN[path];
  if (own) return own;
  if (kind === 'number') return Whole;
  if (kind === 'list') return CHOICES[path] ? Many : Names;
  if (kind === 'choice') return YesOrNo;
  if (kind === 'yes' || kind === 'flag') return Tick;
  return CHOICES[path] ? One : Text;
};

/** What nobody asks for now is carried along, so that it is there again when the answers change back. */
const Carried = ({ name, typed }: { readonly name: string; readonly typed: URLSearchParams }) => (
  <>
    {typed.getAll(name).map((value) => (
      <Hidden key={value} values={{ [name]: value }} />
    ))}
  </>
);

/** One field of the form: how it is asked follows from what the form takes there. */
export const FormField = ({ at }: { readonly at: FieldAt }) => {
  const { language, part, field, kind, typed, gate, error } = at;
  const name = `${part}/${field}`;
  const isHere = gate?.path.startsWith('process/') ?? false;
  if (kind.startsWith('with ')) return null;
  if (gate?.state === 'hidden' && !isHere) return <Carried name={name} typed={typed} />;
  const words = formWords[language];
  const hint = words.hint[name as keyof typeof words.hint];
  const why = gate?.state === 'required' && !CONDITIONAL.includes(name) ? fieldText(gate.code, language) : undefined;
  const Control = controlOf(name as FieldPath, kind);
  const says = why && hint ? `${why} ${hint}` : (why ?? hint);
  const label = words.label[name as keyof typeof words.label] ?? fieldLabel(name, language);
  const optional = mayStayEmpty(part, field) && gate?.state !== 'required' && !CONDITIONAL.includes(name) && kind !== 'yes';
  const control = <Control at={at} language={language} name={name} label={label} hint={says} optional={optional} error={error} />;
  return CONDITIONAL.includes(name) ? <div class={`part-${field}`}>{control}</div> : control;
};
