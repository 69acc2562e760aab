import type { ComponentChildren } from 'preact';
import { ActButton, Fold } from '../case/form.tsx';
import { type ActsProps, isOpenFor, may, RequestForm } from './form.tsx';

type ActName = Parameters<typeof may>[1];
type ActProps = ActsProps & {
  readonly act: ActName;
  readonly title: string;
  readonly hint?: string;
  readonly send?: string;
  readonly letter?: string;
  readonly to?: 'mail' | 'paste';
  readonly children?: ComponentChildren;
};
/** One act behind its line, where it can be done now. */
export const Act = ({ act, title, hint, send = title, letter, children, ...props }: ActProps) =>
  may(props.data, act) ? (
    <Fold id={act} title={title} open={isOpenFor(props.data, act)} {...(letter ? { letter } : {})}>
      <RequestForm {...props}>
        {hint ? <p>{hint}</p> : null}
        {children}
        <ActButton act={act}>{send}</ActButton>
      </RequestForm>
    </Fold>
  ) : null;
