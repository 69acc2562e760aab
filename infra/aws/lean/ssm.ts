import { type CallerOptions, createCaller } from './aws-call.ts';
import { jsonService } from './aws-json.ts';

/** Stands in for `@aws-sdk/client-ssm`, whose hundred kinds of error weigh 70 KB, for the one call that is made. */
export class GetParameterCommand {
  readonly input: object;
  constructor(input: object) {
    this.input = input;
  }
}

export class SSMClient {
  readonly #caller: ReturnType<typeof createCaller>;

  constructor(options: CallerOptions = {}) {
    this.#caller = createCaller(jsonService('ssm', 'AmazonSSM', '1.1'), options);
  }

  send({ input }: GetParameterCommand): Promise<any> {
    return this.#caller.call('GetParameter', input);
  }

  destroy(): void {
    this.#caller.close();
  }
}
