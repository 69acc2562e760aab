import { createServer } from 'node:http';
import { close, listen } from '../../infra/local/http.ts';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Form</title><link rel="icon" href="data:,"></head>
<body><h1>Ask a question</h1><form method="post"><p><label>Your e-mail address <input type="email" name="email"></label></p><p><label>Your question <textarea name="text"></textarea></label></p><p><button>Send</button></p></form></body></html>`;

/** The measure for our pages: a form of plain HTML, without style and script, from a server that does nothing else. */
export const servePlainForm = async (): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE));
  return { url: `http://127.0.0.1:${await listen(server)}/`, stop: () => close(server) };
};
