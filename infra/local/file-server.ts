import { createServer } from 'node:http';
import type { Bus } from './bus.ts';
import type { Files } from './files.ts';
import { close, listen } from './http.ts';
import type { Version } from './objects.ts';
import { createdEvent, scannedEvent } from './scanner.ts';
import type { Stack } from './template.ts';
import { uploadSink } from './upload-sink.ts';
import { CREDENTIALS } from './wire.ts';

/** Where browsers reach the files, at a port and so an origin of its own, as on AWS. */
export type FileServer = {
  readonly url: string;
  /** Tells again of uploads whose events were cut off by the end of an earlier run, which is harmless for all others. */
  readonly tellAgain: () => void;
  readonly stop: () => Promise<void>;
};

/** What the scanner of the template looks at: prefixes of keys, by bucket. */
const scannedIn = (stack: Stack): ((bucket: string, key: string) => boolean) => {
  const plans = stack.all('AWS::GuardDuty::MalwareProtectionPlan').map(({ properties }) => properties.ProtectedResource.S3Bucket);
  return (bucket, key) =>
    plans.some(({ BucketName, ObjectPrefixes = [''] }) => BucketName === bucket && ObjectPrefixes.some((prefix: string) => key.startsWith(prefix)));
};

/** Tells the bus of a new object, and what the scanner found in it where it looks. */
export const tellOf = (stack: Stack, bus: Bus, now: () => Date) => {
  const isScanned = scannedIn(stack);
  return (bucket: string, key: string, version: Version): void => {
    bus.tell(createdEvent(bucket, key, version));
    if (isScanned(bucket, key)) bus.tell(scannedEvent(bucket, key, version, now()));
  };
};

type Options = {
  readonly bucket: string;
  readonly files: Files;
  readonly now: () => Date;
  readonly site: string;
  readonly tell: (bucket: string, key: string, version: Version) => void;
};

/** Serves one bucket to browsers. */
export const startFileServer = async ({ bucket, files, now, site, tell }: Options): Promise<FileServer> => {
  const objects = files.objects(bucket);
  if (!objects) throw new Error(`${bucket} keeps no versions.`);
  const credentials = { ...CREDENTIALS, sessionToken: 'local' };
  const sink = uploadSink({ name: bucket, objects, now, credentials, site, onCreated: (key, version) => tell(bucket, key, version) });
  const server = createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'local'}`);
      const body = request.iterator({ destroyOnReturn: false });
      const reply = url.pathname.split('/')[1] === bucket ? await sink({ method: request.method ?? '', url, headers: request.headers, body }) : undefined;
      const wasCut = !request.complete;
      response.writeHead(reply?.status ?? 404, { ...reply?.headers, ...(wasCut ? { connection: 'close' } : {}) }).end(reply?.body ?? '');
    } catch {
      response.destroy();
    }
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    url: `${origin}/${bucket}`,
    tellAgain: () => {
      for (const key of objects.keys('quarantine/')) {
        const version = objects.get(key);
        if (version) tell(bucket, key, version);
      }
    },
    stop: () => close(server),
  };
};
