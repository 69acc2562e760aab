import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Refusal } from '../../shared/domain/refusal.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Two values may be good at once, so that a new one can be brought in while the old one is still sent. */
const secretsIn = (originSecret: string): string[] => originSecret.split(',').filter((secret) => secret !== '');

/** Whether the front door sent this on: it alone knows the secret, and takes away what a visitor gives as one. Equally long for any answer. */
export const cameThroughDoor = ({ headers }: APIGatewayProxyEventV2, originSecret: string): boolean => {
  const shown = digest(headers['x-origin-secret'] ?? '');
  return secretsIn(originSecret)
    .map((secret) => timingSafeEqual(digest(secret), shown))
    .includes(true);
};

/** Where there is a front door, nothing is answered past it. @throws request.direct */
export const requireFrontDoor = (event: APIGatewayProxyEventV2, originSecret: string): void => {
  if (originSecret !== '' && !cameThroughDoor(event, originSecret)) throw new Refusal('request.direct');
};

const IPV4_AT_END = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/;

/** An address as limits count it: whoever has one of IPv6 has its whole network of 64 bits, and would never come to an end of them. */
export const networkOf = (address: string): string => {
  const v4 = IPV4_AT_END.exec(address)?.[1];
  if (v4 !== undefined || !address.includes(':')) return v4 ?? address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};

/**
 * The client, from one place: what the front door says of it counts only with the secret that the front door alone knows, else the
 * connection itself.
 */
export const clientAddress = (event: APIGatewayProxyEventV2, originSecret: string): string => {
  const viewer = event.headers['cloudfront-viewer-address'];
  return networkOf(viewer && cameThroughDoor(event, originSecret) ? viewer.replace(/:\d+$/, '') : event.requestContext.http.sourceIp);
};
