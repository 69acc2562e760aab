/**
 * Stand-ins for parts of the SDK that no function here can reach. Besides their own weight, the event streams are
 * loaded on demand by the protocol, which keeps esbuild from dropping anything that they touch.
 */
const never = (what: string) => () => {
  throw new Error(`${what} is left out of the lean build; see infra/aws/lean.`);
};

/** No table or letter is read as an event stream. */
export class EventStreamSerde {
  constructor() {
    never('Event streaming')();
  }
}
export const eventStreamSerdeProvider = never('Event streaming');

/** Lambda has no home folder with configuration files; the environment says everything. */
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });
export const CONFIG_PREFIX_SEPARATOR = '.';

/** The region comes from the environment, never from a machine's metadata service. */
export const getInstanceMetadataRegion = async () => undefined;

/** Retries follow the standard strategy; the adaptive one is asked for by a variable that nobody sets. */
export class AdaptiveRetryStrategy {
  constructor() {
    never('Adaptive retrying')();
  }
}

/** Messages of event streams are signed by their headers; requests are not. */
export class HeaderFormatter {
  format() {
    return never('Signing events')();
  }
}

/** Node's own hash is there; this one is for platforms without it. */
export class Sha256Js {
  constructor() {
    never('SHA-256 in JavaScript')();
  }
}

/** DynamoDB's endpoint follows from the region; discovery is off, and its cache stays empty. */
export class EndpointCache {
  get() {
    return undefined;
  }
  has() {
    return false;
  }
  set() {}
  delete() {}
  clear() {}
  getEndpoint() {
    return undefined;
  }
}
