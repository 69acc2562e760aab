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

type StepProps = {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly kind: string;
};
const Step = ({ name, id, value, label, chosen, kind }: StepProps) => (
  <div class={`scale-step${kind}`}>
    <input type="radio" id={id} name={name} value={value} checked={value === chosen} />
    <label for={id}>{label}</label>
  </div>
);

/** One number out of a row of them. */
export const Scale = (props: ScaleProps) => {
  const { language, name, from, to, step = 1, value, low, high, anchors, openAnchors = false, none } = props;
  const id = idOf(name);
  const numbers = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
  const hasEnds = low !== undefined || high !== undefined;
  return (
    <FieldGroup {...props} described={hasEnds ? `${id}-ends` : undefined} kind="scale">
      <div class="scale-body">
        <div class="scale-row">
          {numbers.map((number, i) => (
            <Step
              key={number}
              name={name}
              id={i === 0 ? id : `${id}-${i}`}
              value={String(number)}
              label={numberIn(language, number)}
              chosen={value}
              kind={Number.isInteger(number) ? '' : ' scale-half'}
            />
          ))}
        </div>
        {hasEnds ? (
          <p class="scale-ends" id={`${id}-ends`}>
            {low === undefined ? null : <span>{`${numberIn(language, from)}: ${low}`}</span>}{' '}
            {high === undefined ? null : <span>{`${numberIn(language, to)}: ${high}`}</span>}
          </p>
        ) : null}
      </div>
      {none ? (
        <div class="scale-row">
          <Step name={name} id={`${id}-none`} {...none} chosen={value} kind=" scale-none" />
        </div>
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
