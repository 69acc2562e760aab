import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** A failure that is told to the person at the keyboard in one line, without a stack. */
export class LocalError extends Error {}

/** What one of the stand-in services answers. */
export type Reply = { readonly status: number; readonly headers: Record<string, string>; readonly body: string | Buffer };

/** Reads a whole request body; undefined when it exceeds `limit` bytes, so that nothing large is kept in memory. */
export const readBody = async (request: IncomingMessage, limit = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not close the connection, on which the refusal is yet to be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    // A client that has much more to say is cut off, a small excess is read to the end so that it sees the answer.
    else if (size > limit * 2) return undefined;
  }
  return size > limit ? undefined : Buffer.concat(chunks);
};

/** The port that PORT names; without a value, 3000. @throws LocalError when it is none */
export const portOf = (text = ''): number => {
  const port = Number(text || 3000);
  if (!/^\d*$/.test(text) || port > 65_535) throw new LocalError(`PORT must be a number up to 65535, not "${text}".`);
  return port;
};

/** Listens on loopback only; 0 takes any free port. @throws LocalError when the port cannot be had */
export const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new LocalError(`Port ${port} is taken: stop what listens there or set PORT to another one.`));
      else if (error.code === 'EACCES') reject(new LocalError(`Port ${port} is not for everybody: set PORT to one from 1024 on.`));
      else reject(error);
    };
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export const sendJson = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers }).end(JSON.stringify(value));
};

/** A page of the local run: no scripts, no frames, nothing loaded from elsewhere. */
export const sendPage = (response: ServerResponse, title: string, body: string, status = 200) => {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; frame-ancestors 'none'",
    })
    .end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
    );
};

const STYLE =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#14212b;background:#e6ebea}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;padding:1rem;border:1px solid #b7c1c4}article{border-top:2px solid #66757d;margin-top:2rem}a{color:#0a4f73}button{font:inherit;padding:.3rem .8rem}li{margin:.4rem 0}form{display:inline}dt{font-weight:600}';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
