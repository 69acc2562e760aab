/** The files of the folder, the verdict, and the program itself. */
export const VERIFY_FOLDER = `const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));

export const fileFaults = (folder, manifest) => {
  const faults = [];
  for (const { name, sha256: expected } of manifest.files) {
    const path = join(folder, ...name.split('/'));
    if (!existsSync(path)) faults.push(name + ' is missing');
    else if (sha256(readFileSync(path)) !== expected) faults.push(name + ' was changed');
  }
  const known = new Set(['manifest.json', ...manifest.files.map(({ name }) => name)]);
  for (const path of filesBelow(folder)) {
    const name = relative(folder, path).split(sep).join('/');
    if (!known.has(name)) faults.push(name + ' was added');
  }
  return faults;
};

const read = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const readIf = (folder, name) => (existsSync(join(folder, name)) ? read(folder, name) : undefined);
const talkIn = (folder) => readIf(folder, 'discussion.json') ?? [];
const afterIn = (folder) => readIf(folder, 'afterwards.json');

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const shownText = (text) => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]) + '</dd>';

// A page for reading shows these texts, in this order. What else it says, nothing proves.
const pageFaults = (folder, name, texts) => {
  if (!existsSync(join(folder, name))) return [];
  const page = readFileSync(join(folder, name), 'utf8');
  let from = 0;
  const isShown = (text) => {
    const at = page.indexOf(shownText(text), from);
    from = Math.max(from, at + 1);
    return at >= 0;
  };
  return texts.every(isShown) ? [] : [name + ' does not show what the json says'];
};

const pagesIn = (proposal, discussion, after) => [
  [
    'reviews.html',
    proposal.reviews.flatMap(({ body }) => [
      ...Object.values(body.criteria).map(({ mark, comment }) => (mark === null ? '' : ': ' + mark) + '\\n' + comment),
      ...(body.note ? [body.note] : []),
    ]),
  ],
  ['thread.html', proposal.thread.map(({ text }) => text)],
  ['discussion.html', discussion.map(({ text }) => text)],
  ['afterwards.html', textsAfter(after)],
  [
    'decision.html',
    proposal.decisions.flatMap(({ by, rubric, reason, conditions, override, letter }) => [
      ...[by, ...(rubric === '' ? [] : [reason]), ...(conditions.length > 0 ? [conditions.join('\\n')] : []), ...(override ? [override] : [])],
      ...[letter.opening, ...letter.criteria.map(({ text }) => text), letter.doFirst],
    ]),
  ],
];

const HTML_OF = {
  ...{ 'reviews.html': 'proposal.json', 'thread.html': 'proposal.json', 'decision.html': 'proposal.json' },
  ...{ 'discussion.html': 'discussion.json', 'afterwards.html': 'afterwards.json' },
};
const PROVED_FILES = ['proposal.json', 'facts.json', 'discussion.json', 'afterwards.json', 'manifest.json'];

// Everything that could be changed together with the manifest without a contradiction, by name.
export const uncovered = (folder) => {
  const [manifest, log, proposal] = [read(folder, 'manifest.json'), read(folder, 'facts.json'), read(folder, 'proposal.json')];
  const files = manifest.files.map(({ name }) => name).filter((name) => !PROVED_FILES.includes(name));
  return [
    ...textFaults(proposal, talkIn(folder), log).uncovered,
    'names of people',
    ...unprovedFields(proposal, log),
    ...log.revisions.flatMap(({ revision }) => (receiptsIn(log.facts).has(revision) ? [] : ['facts.json answers of revision ' + revision])),
    ...(existsSync(join(folder, 'discussion.json')) ? ['discussion.json: who wrote what'] : []),
    ...unprovedAfter(afterIn(folder)),
    ...files.map((name) => (HTML_OF[name] ? name + ', beside the texts of ' + HTML_OF[name] + ' that it shows' : name)),
    'that no letter and no file was left out',
  ];
};

export const verify = (folder) => {
  try {
    const [manifest, log, proposal, list] = ['manifest.json', 'facts.json', 'proposal.json', 'files/list.json'].map((name) => read(folder, name));
    return [
      ...fileFaults(folder, manifest),
      ...(log.facts.every(({ record }) => record === proposal.id) ? [] : ['a fact is of another record']),
      ...chainFaults(log.facts, log.head, manifest.takenAt),
      ...receiptFaults(log),
      ...(log.reference === proposal.reference ? [] : ['the log is of another proposal']),
      ...answerFaults(proposal, log),
      ...storyFaults(proposal, log.facts),
      ...nameFaults(proposal, log),
      ...textFaults(proposal, talkIn(folder), log).faults,
      ...fieldFaults(proposal, log),
      ...askedFaults(proposal, log.facts),
      ...threadFaults(proposal, log),
      ...listFaults(proposal, list, log.facts),
      ...approvalFaults(proposal, log),
      ...afterFaults(afterIn(folder), proposal, log),
      ...list.flatMap(({ inside, sha256: hash }) =>
        inside === undefined || sha256(readFileSync(join(folder, inside))) === hash ? [] : [inside + ' is not what files/list.json says'],
      ),
      ...pagesIn(proposal, talkIn(folder), afterIn(folder)).flatMap(([name, texts]) => pageFaults(folder, name, texts)),
    ];
  } catch (error) {
    return ['the dossier cannot be read: ' + error.message];
  }
};

const provedBy = (folder) => [
  'facts.json',
  ...provedFields(read(folder, 'proposal.json'), read(folder, 'facts.json')).map((field) => 'proposal.json ' + field),
  ...(afterIn(folder) === undefined ? [] : ['afterwards.json who did what and when']),
];

const self = realpathSync(fileURLToPath(import.meta.url));
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === self) {
  const folder = process.argv[2] ?? dirname(self);
  const faults = verify(folder);
  for (const fault of faults) console.log('WRONG: ' + fault);
  if (existsSync(join(folder, 'manifest.json'))) console.log('manifest.json: ' + sha256(readFileSync(join(folder, 'manifest.json'))));
  const open = faults.length === 0 ? uncovered(folder) : [];
  if (faults.length === 0) console.log('Proved by the log: ' + provedBy(folder).join(', '));
  for (const name of open) console.log('Not proved by the log: ' + name);
  console.log(
    faults.length === 0 ? 'Nothing contradicts the log; ' + open.length + ' things that it does not prove are named above.' : faults.length + ' wrong.',
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
`;
