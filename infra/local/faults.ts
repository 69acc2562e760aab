import * as z from 'zod';
import { LocalError, type Reply } from './http.ts';

export const Service = z.enum(['dynamodb', 'ses', 'ssm', 's3']);
export type Service = z.infer<typeof Service>;

/** One failure to come: the nth matching call from now fails this way, once. */
export const Fault = z.strictObject({
  service: Service,
  operation: z.string().min(1),
  kind: z.enum(['throttle', 'error500', 'timeout', 'conflict', 'crash']),
  /** Before or after the call had its effect; a conflict never has one. */
  when: z.enum(['before', 'after']).default('before'),
  nth: z.int().min(1).default(1),
  /** Only calls of this function count; all functions when absent. */
  fn: z.string().optional(),
});
export type Fault = z.infer<typeof Fault>;

export type Faults = {
  readonly add: (input: unknown) => Fault;
  readonly clear: () => void;
  readonly pending: () => Fault[];
  /** The fault that hits this call, which is then spent. */
  readonly take: (call: { readonly service: Service; readonly operation: string; readonly fn: string }) => Fault | undefined;
};

export const createFaults = (): Faults => {
  let planned: { fault: Fault; left: number }[] = [];
  return {
    add: (input) => {
      const parsed = Fault.safeParse(input);
      if (!parsed.success) throw new LocalError(z.prettifyError(parsed.error));
      const fault = parsed.data;
      if (fault.kind === 'conflict' && (fault.service !== 'dynamodb' || fault.when === 'after'))
        throw new LocalError('A conflict belongs to a DynamoDB write and comes before its effect.');
      planned.push({ fault, left: fault.nth });
      return fault;
    },
    clear: () => {
      planned = [];
    },
    pending: () => planned.map(({ fault }) => fault),
    take: ({ service, operation, fn }) => {
      const matching = planned.filter(({ fault }) => fault.service === service && fault.operation === operation && (fault.fn ?? fn) === fn);
      for (const each of matching) each.left--;
      const hit = matching.find((each) => each.left <= 0);
      planned = planned.filter((each) => each !== hit);
      return hit?.fault;
    },
  };
};

const json = (status: number, type: string, message: string, more: Record<string, unknown> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: type, message, ...more }),
});

export const sesError = (status: number, code: string, message: string): Reply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message.replace(/[<>&]/g, ' ')}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
});

/** As S3 says that something failed; its codes stand in XML. */
export const s3Error = (status: number, code: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><RequestId>local</RequestId></Error>`,
});

const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#';

/** What the service itself would answer; timeouts and crashes have no answer. */
export const faultReply = ({ kind, service, operation }: Fault, input: { readonly TransactItems?: readonly unknown[] }): Reply => {
  if (service === 'ses')
    return kind === 'throttle' ? sesError(400, 'Throttling', 'Maximum sending rate exceeded.') : sesError(500, 'InternalFailure', 'Injected failure.');
  if (service === 's3') return kind === 'throttle' ? s3Error(503, 'SlowDown') : s3Error(500, 'InternalError');
  if (service === 'ssm') return kind === 'throttle' ? json(400, 'ThrottlingException', 'Rate exceeded') : json(500, 'InternalServerError', 'Injected failure.');
  if (kind === 'throttle')
    return json(400, `${DYNAMODB}ProvisionedThroughputExceededException`, 'The level of configured provisioned throughput for the table was exceeded.');
  if (kind === 'error500') return json(500, `${DYNAMODB}InternalServerError`, 'Injected failure.');
  if (!operation.startsWith('Transact')) return json(400, `${DYNAMODB}TransactionConflictException`, 'Transaction is ongoing for the item');
  const reasons = (input.TransactItems ?? [{}]).map((_, i) =>
    i === 0 ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return json(400, `${DYNAMODB}TransactionCanceledException`, `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`, {
    CancellationReasons: reasons,
  });
};
