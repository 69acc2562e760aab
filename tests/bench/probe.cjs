// Runs in a fresh process per sample: what Lambda does at a cold start, and the processor time that it took.
// The Lambda runtime has loaded node:http by require before the function's own code begins.
require('node:http');
const { readFileSync } = require('node:fs');
const { pathToFileURL } = require('node:url');

const [file, eventFile] = process.argv.slice(2);
const event = eventFile && JSON.parse(readFileSync(eventFile, 'utf8'));

(async () => {
  const begin = process.cpuUsage();
  const { handler } = await import(pathToFileURL(file).href);
  const reply = event && (await handler(event, { getRemainingTimeInMillis: () => 10_000, awsRequestId: 'bench', functionName: 'bench' }));
  const { user, system } = process.cpuUsage(begin);
  process.stdout.write(
    `${JSON.stringify({ cpu: (user + system) / 1000, status: reply?.statusCode, body: reply?.statusCode < 400 ? undefined : reply?.body })}\n`,
  );
  process.exit(0);
})();
