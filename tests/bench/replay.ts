import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Exchange = { readonly operation: string; readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer };
export type Replay = { readonly endpoint: (sample: string) => string; readonly exchanges: readonly Exchange[]; readonly stop: () => void };

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const operationOf = (request: IncomingMessage): string =>
  String(request.headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1) ?? '';

/**
 * Stands between a function and the services. The first sample goes through to the real engine and is recorded; every
 * later one gets the same replies in the same order per operation, so that all samples do the same work.
 */
export const startReplay = async (
  forward: (operation: string, body: Buffer, headers: Record<string, string>) => Promise<Omit<Exchange, 'operation'>>,
): Promise<Replay> => {
  const exchanges: Exchange[] = [];
  const seen = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const sample = request.url?.split('/')[1] ?? '';
    const operation = operationOf(request);
    const body = await bodyOf(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    if (sample === 'record') exchanges.push({ operation, ...(await forward(operation, body, headers)) });
    const nth = seen.get(`${sample} ${operation}`) ?? 0;
    seen.set(`${sample} ${operation}`, nth + 1);
    const exchange = exchanges.filter((one) => one.operation === operation)[nth];
    response.writeHead(exchange?.status ?? 500, exchange?.headers ?? {}).end(exchange?.body ?? '{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint: (sample) => `${url}/${sample}`,
    exchanges,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
