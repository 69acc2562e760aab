/** What the server and a worker tell each other, and how an invocation can fail. */

export type Described = { readonly errorType: string; readonly errorMessage: string; readonly trace: string };
export type WorkerData = {
  readonly file: string;
  readonly handler: string;
  readonly functionName: string;
  readonly clock: SharedArrayBuffer;
  readonly memoryMb: number;
};
export type ToWorker = { readonly id: string; readonly event: string; readonly timeoutMs: number };
export type FromWorker =
  | { readonly ready: true }
  | { readonly ready: false; readonly error: Described }
  | { readonly id: string; readonly result: string }
  | { readonly id: string; readonly error: Described };

export type InvocationFailure = 'error' | 'timeout' | 'exit' | 'too-large';
export class InvocationError extends Error {
  readonly kind: InvocationFailure;
  readonly trace: string;
  constructor(kind: InvocationFailure, message: string, trace = '') {
    super(message);
    this.kind = kind;
    this.trace = trace;
  }
}
