import { openSite, staffOf } from './acts.ts';
import { walkContacts } from './contacts.ts';
import { checkQueue, checkReceiptMail, type Sent, sendIn } from './intake.ts';
import { accepted, type Company, conditions, declined, shorter } from './journeys.ts';
import { checkLetters, checkRest } from './rest.ts';
import { addReviewer, type Reviewer } from './reviewers.ts';
import { samplesFrom } from './samples.ts';
import { Transcript } from './transcript.ts';

/** Walks a running Sluis from outside: every sample comes in, some go the whole path. Ends with 1 when anything was not as it should be. */
const walk = async (url: string): Promise<number> => {
  const transcript = new Transcript();
  if (!process.env.SLUIS_DATA) console.log("SLUIS_DATA is not set: the sample files are skipped, the project's own invented samples are walked.");
  const samples = samplesFrom(process.env.SLUIS_DATA || undefined);
  const site = openSite(url);
  const staff = await staffOf(site);
  console.log(`Walking ${url} with ${samples.source}, run "${site.run}". The clock of this Sluis moves on by some minutes.`);

  transcript.section('Reviewers, entered by an administrator');
  const reviewers = new Map<string, Reviewer>();
  for (const sample of samples.reviewers)
    await transcript.piece(sample.id, async () => void reviewers.set(sample.id, await addReviewer(site, staff.admin, sample)));
  transcript.line(`${reviewers.size} reviewers: ${[...reviewers.values()].map(({ name }) => name).join(', ')}`);

  const sent = new Map<string, Sent>();
  const intake = async (title: string, list: typeof samples.real) => {
    transcript.section(title);
    for (const sample of list) await transcript.piece(sample.id, async () => void sent.set(sample.id, await sendIn(site, sample, transcript)));
  };
  await intake(`Proposals: ${samples.real.length}`, samples.real);
  await intake(`Proposals with whole forms: ${samples.synthetic.length}`, samples.synthetic);
  await site.doors.drain();
  for (const one of sent.values()) await transcript.piece(one.sample.id, () => checkReceiptMail(site, one));
  await transcript.piece('queue', async () =>
    transcript.line(`every reference once in the queue, over ${await checkQueue(staff.liaison, [...sent.values()])} pages`),
  );

  transcript.section(`Contact requests: ${samples.contacts.length}`);
  const contacts = await walkContacts(site, staff, samples.contacts, transcript);

  const find = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id);
    if (!found) throw new Error(`${id} did not come this far`);
    return found;
  };
  const company: Company = {
    site,
    staff,
    transcript,
    cast: samples.cast,
    reviewer: (id) => find(reviewers, id),
    sent: (id) => find(sent, id),
  };
  const pieces: [string, () => Promise<void>][] = [
    ['Accepted and confirmed', () => accepted(company)],
    ['A question, an answer, conditions', () => conditions(company)],
    ['Declined', () => declined(company)],
    ['Withdrawn, redirected, merged, amended', () => shorter(company, samples.real[0]!.id)],
  ];
  for (const [title, work] of pieces) {
    transcript.section(title);
    await transcript.piece(title, work);
  }

  transcript.section('At rest');
  await transcript.piece('letters', () => checkLetters(site, [...sent.values()], transcript));
  await transcript.piece('rest', () => checkRest(site, staff, [...sent.values()], transcript));
  site.close();
  console.log(`\n${sent.size} proposals, ${contacts} contact requests, ${reviewers.size} reviewers in ${transcript.seconds()} s (for information).`);
  console.log(transcript.unexpected.length === 0 ? 'Nothing unexpected.' : `${transcript.unexpected.length} unexpected:\n${transcript.unexpected.join('\n')}`);
  return transcript.unexpected.length === 0 && sent.size === samples.real.length + samples.synthetic.length && contacts === samples.contacts.length ? 0 : 1;
};

const url = (process.argv[2] ?? process.env.SLUIS_URL ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
process.exitCode = await walk(url).catch((error: unknown) => {
  const unreachable = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
  console.error(unreachable ? `Nothing answers at ${url}. Start it with: npm start` : error);
  return 1;
});
