/**
 * What markup needs of Preact to become text: elements, and nothing that watches a document. The runtime of JSX makes the elements itself;
 * the one that holds them all together is made here, in the shape that Preact 11 gives it.
 */
type Props = { readonly children?: unknown };

const MARK = Symbol.for('pv');

export const options: Record<string, unknown> = {
  __e: (error: unknown) => {
    throw error;
  },
};

export const Fragment = ({ children }: Props): unknown => children;

export const h = (type: unknown, props: Props | null) => ({
  type,
  props: props ?? {},
  key: undefined,
  ref: undefined,
  __k: null,
  __: null,
  __b: 0,
  __e: null,
  __c: null,
  constructor: MARK,
  __v: 0,
  __i: -1,
  __u: 0,
});

export const isValidElement = (given: unknown): boolean => typeof given === 'object' && given !== null && given.constructor === (MARK as unknown);
