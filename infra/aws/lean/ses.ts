import { type CallerOptions, createCaller, type Service } from './aws-call.ts';

type Raw = {
  readonly Source?: string;
  readonly Destinations?: readonly string[];
  readonly RawMessage: { readonly Data: Uint8Array };
  readonly Tags?: readonly { readonly Name: string; readonly Value: string }[];
  readonly ConfigurationSetName?: string;
};

/** The form that SES's first interface reads: lists as member.1, member.2 … */
const formOf = (operation: string, { Source, Destinations = [], RawMessage, Tags = [], ConfigurationSetName }: Raw): string =>
  new URLSearchParams([
    ['Action', operation],
    ['Version', '2010-12-01'],
    ...(Source ? [['Source', Source]] : []),
    ...Destinations.map((address, n) => [`Destinations.member.${n + 1}`, address]),
    ['RawMessage.Data', Buffer.from(RawMessage.Data).toString('base64')],
    ...Tags.flatMap(({ Name, Value }, n) => [
      [`Tags.member.${n + 1}.Name`, Name],
      [`Tags.member.${n + 1}.Value`, Value],
    ]),
    ...(ConfigurationSetName ? [['ConfigurationSetName', ConfigurationSetName]] : []),
  ] as [string, string][]).toString();

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const elementOf = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '').replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);

const SES: Service = {
  name: 'ses',
  host: 'email',
  // A letter whose answer is not awaited may have left; a long wait is better than a second letter.
  timeoutMs: 20_000,
  encode: (operation, input) => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: formOf(operation, input) }),
  decode: (xml) => ({ MessageId: elementOf(xml, 'MessageId') }),
  failure: (xml) => {
    const code = elementOf(xml, 'Code') || 'UnknownError';
    // The one code that SES shortens and the SDK names in full.
    return { name: code === 'ConfigurationSetDoesNotExist' ? `${code}Exception` : code, message: elementOf(xml, 'Message') };
  },
};

/** Stands in for `@aws-sdk/client-ses` for the one call that is made. */
export class SendRawEmailCommand {
  readonly input: Raw;
  constructor(input: Raw) {
    this.input = input;
  }
}

export class SESClient {
  readonly #caller: ReturnType<typeof createCaller>;

  constructor(options: CallerOptions = {}) {
    this.#caller = createCaller(SES, options);
  }

  send({ input }: SendRawEmailCommand): Promise<{ MessageId: string }> {
    return this.#caller.call('SendRawEmail', input);
  }

  destroy(): void {
    this.#caller.close();
  }
}
