import { partWords } from '../words/parts.ts';
import { Disclosure } from './disclosure.tsx';
import { FieldGroup, type FieldProps, idOf } from './field.tsx';
import { numberIn } from './format.tsx';

export type ScaleProps = FieldProps & {
  readonly from: number;
  readonly to: number;
  /** 1, or 0.5 for halves. */
  readonly step?: number;
  readonly value?: string | undefined;
  /** What the ends mean. */
  readonly low?: string;
  readonly high?: string;
  /** What single numbers mean. */
  readonly anchors?: readonly { readonly at: number; readonly text: string }[];
  /** Anchors stand open below the scale, or wait behind a line to click. */
  readonly openAnchors?: boolean;
  /** A way to say that there is no answer, such as "Kan ik niet beoordelen". */
  readonly none?: { readonly value: string; readonly label: string };
};

/** The marks of a rubric: 0 to 5 in halves. */
export const MARK = { from: 0, to: 5, step: 0.5 } as const;
/** Technology readiness levels. */
export const TRL = { from: 1, to: 9 } as const;

const Anchors = ({ language, anchors = [] }: Pick<ScaleProps, 'language' | 'anchors'>) => (
  <dl class="scale-anchors">
    {anchors.map(({ at, text }) => (
      <div key={at}>
        <dt>{numberIn(language, at)}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

/** One number out of a row of them. */
export const Scale = (props: ScaleProps) => {
  const { language, name, from, to, step = 1, value, low, high, anchors, openAnchors = false, none } = props;
  const id = idOf(name);
  const numbers = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
  const options = [
    ...numbers.map((number) => ({ value: String(number), label: numberIn(language, number), kind: Number.isInteger(number) ? '' : ' scale-half' })),
    ...(none ? [{ ...none, kind: ' scale-none' }] : []),
  ];
  const hasEnds = low !== undefined || high !== undefined;
  return (
    <FieldGroup {...props} described={hasEnds ? `${id}-ends` : undefined} kind="scale">
      <div class="scale-row">
        {options.map((option, i) => (
          <div key={option.value} class={`scale-step${option.kind}`}>
            <input type="radio" id={i === 0 ? id : `${id}-${i}`} name={name} value={option.value} checked={option.value === value} />
            <label for={i === 0 ? id : `${id}-${i}`}>{option.label}</label>
          </div>
        ))}
      </div>
      {hasEnds ? (
        <p class="scale-ends" id={`${id}-ends`}>
          {low === undefined ? null : <span>{`${numberIn(language, from)}: ${low}`}</span>}{' '}
          {high === undefined ? null : <span>{`${numberIn(language, to)}: ${high}`}</span>}
        </p>
      ) : null}
      {anchors === undefined ? null : openAnchors ? (
        <Anchors language={language} anchors={anchors} />
      ) : (
        <Disclosure summary={partWords[language].meanings}>
          <Anchors language={language} anchors={anchors} />
        </Disclosure>
      )}
    </FieldGroup>
  );
};
