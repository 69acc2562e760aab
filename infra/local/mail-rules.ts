import type { Outgoing, Rejection } from './outgoing.ts';

const ADDRESS = /^[^\s@<>,;"]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const TAG = /^[A-Za-z0-9_.@-]{1,256}$/;
const MAX_RAW = 10 * 1024 * 1024;

/** Local parts with a fate of their own, as SES's simulator has them; a label may follow after a plus. */
export const fateOf = (address: string) => /^(bounce|complaint|throttle|reject)(?:\+[^@]*)?@/i.exec(address)?.[1]?.toLowerCase();

/** Why SES would refuse this mail at once; undefined when it takes it. */
export const rejectionOf = (outgoing: Outgoing, identities?: readonly string[], configurationSets?: readonly string[]): Rejection | undefined => {
  const { raw, source, destinations, tags, configurationSet } = outgoing;
  const invalid = (message: string): Rejection => ({ code: 'InvalidParameterValue', message });
  if (raw.length > MAX_RAW) return invalid('Message length is more than 10485760 bytes long.');
  if (!ADDRESS.test(source)) return invalid('Missing or illegal sender address.');
  if (destinations.length === 0) return invalid('Missing destinations.');
  if (destinations.length > 50) return invalid('Recipient count exceeds 50.');
  const illegal = destinations.find((each) => !ADDRESS.test(each));
  if (illegal !== undefined) return invalid(`Illegal address ${illegal}.`);
  const [head = ''] = raw.split(/\r?\n\r?\n/);
  if (/[^\t\r\n\x20-\x7e]/.test(head)) return invalid('A header holds characters outside ASCII that are not encoded.');
  if (raw.split('\n').some((line) => line.length > 1000)) return invalid('A line exceeds 1000 bytes.');
  for (const [name, value] of Object.entries(tags))
    if (!TAG.test(name) || !TAG.test(value)) return invalid(`The tag ${name} holds characters outside A-Z a-z 0-9 _ - . @.`);
  if (identities && !mayActAs(source, identities)) {
    return {
      code: 'MessageRejected',
      message: `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${source}`,
    };
  }
  if (configurationSet && configurationSets && !configurationSets.includes(configurationSet)) {
    return { code: 'ConfigurationSetDoesNotExist', message: `Configuration set ${configurationSet} does not exist.` };
  }
  const fates = destinations.map(fateOf);
  if (fates.includes('throttle')) return { code: 'Throttling', message: 'Maximum sending rate exceeded.' };
  if (fates.includes('reject')) return { code: 'MessageRejected', message: 'Sending was refused by the local mailbox.' };
  return undefined;
};

/** An identity is one address, or a domain with everything below it. */
const mayActAs = (source: string, identities: readonly string[]) => {
  const address = source.toLowerCase();
  return identities.some((each) => {
    const identity = each.toLowerCase();
    return identity.includes('@') ? address === identity : address.endsWith(`@${identity}`) || address.endsWith(`.${identity}`);
  });
};
