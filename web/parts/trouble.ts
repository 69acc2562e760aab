/** Why a form was not accepted, in words: for the summary on top and beside each field. */
export type Trouble = {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly { readonly path: string; readonly message: string; readonly code?: string }[];
  /** Seconds. */
  readonly retryAfter?: number;
};
