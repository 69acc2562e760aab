import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { desk, must, OVERRIDE, REASON } from './journey.ts';
import { valueAt, withValue } from './torture.ts';
import { textsOf } from './torture-fields.ts';
import { type Carrier, type Face, type Given, like, type Tools } from './torture-tools.ts';

/** Answers to everything that the form asks, none of them hidden by another. */
const complete = () => {
  const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'everything');
  return {
    ...answers,
    organisation: { ...answers.organisation, partners: ['Kade Partner'], advisers: ['Raad Adviseur'], pilotSites: ['Gemaal Proef'] },
    contact: { ...answers.contact, phone: '+31 70 000 0000' },
    process: { ...answers.process, writesToController: 'yes' as const },
    rights: { ...answers.rights!, openSource: 'Apache-2.0' },
    earlier: { here: true, elsewhere: false, text: 'Vorig jaar, zonder vervolg.' },
    extra: { reach: 'Overal in de provincie.' },
  };
};

/** The same answers written anew, so that every text differs from the one before. */
const rewritten = (answers: object): object =>
  textsOf('amendProposal').reduce<object>((changed, [path]) => {
    const place = path.replace(/^changes\//, '');
    return withValue(changed, place, `${valueAt(answers, place)}${path.endsWith('website') ? 'anders' : ' anders'}`) as object;
  }, answers);

/** A request for every operation that brings free text to a proposal, and the places that show it. */
export const proposalCarriers = async ({ world, cast, ids, bodies, as, own, lia, chair, admin, mila, get, carrier, threads }: Tools): Promise<Carrier[]> => {
  const forgetCounts = async (): Promise<void> => {
    for (const { pk, sk } of (await world.rows()).records.filter(({ type }) => type === 'bucket'))
      await world.plain.send(new DeleteItemCommand({ TableName: 'records', Key: { pk: { S: String(pk) }, sk: { S: String(sk) } } }));
  };
  const answers = complete();
  const ownFace =
    (body: any, strip: RegExp): Face =>
    (path) =>
      valueAt(body.answers, path.replace(strip, ''));
  const titled =
    (title: unknown): Face =>
    (path) =>
      path.endsWith('outline/title') ? title : undefined;

  /** What changed, as it stands side by side, whole and run by run: texts of one value, not of a list. */
  const differences = async (id: string): Promise<Face[]> => {
    type Difference = { readonly field: string; readonly after?: string; readonly words?: readonly { readonly kind: string; readonly text: string }[] };
    const found = (await get(`/api/desk/proposals/${id}/differences`, chair)).differences as readonly Difference[];
    const at = (path: string) => found.find(({ field }) => field === path.replace(/^changes\//, ''));
    const runs = ({ words }: Difference) => words?.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('');
    return [(path) => at(path)?.after, (path) => (at(path) ? runs(at(path)!) : undefined)];
  };
  const revised = async (id: string): Promise<Face[]> => {
    const [mine, theirs] = [await get(`/api/proposals/${id}`, own), await get(`/api/desk/proposals/${id}`, chair)];
    const list = await get(`/api/desk/queue?view=stage&kind=proposal&stage=${theirs.stage}`, chair);
    const row = list.rows.find((each: { id: string }) => each.id === id);
    return [
      ownFace(mine, /^changes\//),
      ownFace(theirs, /^changes\//),
      titled(mine.title),
      titled(theirs.title),
      titled(row.title),
      ...(await differences(id)),
    ];
  };
  const { versions } = await get(`/api/proposals/${ids.draft}`, own);
  const parts = Object.entries(answers).flatMap(([part, content]): Carrier[] => {
    // This draft stands in the open intake, which asks no questions of its own; an amendment brings those texts.
    if (part === 'extra') return [];
    const fields = textsOf('savePart').flatMap(([path]) => (path.startsWith(`content/${part}/`) ? [path] : []));
    if (fields.length === 0) return [];
    const given: Given = {
      name: `savePart ${part}`,
      fields,
      path: () => `/api/proposals/${ids.draft}/parts/${part}`,
      inBody: (path) => path.replace(`content/${part}/`, 'content/'),
      body: { seen: versions[part] ?? 0, content },
      faces: async () => [ownFace(await get(`/api/proposals/${ids.draft}`, own), /^content\//)],
    };
    return [carrier('savePart', own, ids.draft, given)];
  });

  const reviewed = ids['in-review'];
  const answerQuestion = carrier('answerQuestion', own, reviewed, {
    body: { text: 'De sensor valt veilig uit.', changes: rewritten(answers) },
    before: () => must(world, lia, desk(reviewed, 'ask'), { text: 'Wat gebeurt er als de sensor uitvalt?' }),
    faces: async () => {
      const [review, invitation] = [await get(`/api/review/${reviewed}`, mila), await get(`/api/review/${reviewed}/invitation`, as('link'))];
      const seen: Face = (path) =>
        valueAt(
          { ...review.answers, request: review.answers, outline: invitation, organisation: invitation.organisation, maturity: invitation },
          path.replace(/^changes\//, ''),
        );
      const word: Face = (path) => (path === 'text' ? review.thread.at(-1).text : undefined);
      return [...(await revised(reviewed)), ...(await threads(reviewed, own)()), word, seen];
    },
  });

  const review = { ...reviewFor('nl', 3.5), note: 'Voor de voorzitter: een sterk team.' };
  const accepted = decisionFor('nl', 'accepted-with-conditions');
  const decision = {
    ...accepted,
    letter: { ...accepted.letter, talkTo: 'Bel het bureau voor een gesprek.' },
    conditions: ['Eerst een proef op een testopstelling.'],
    override: OVERRIDE,
    meant: 'Zij vond dat zelf goed, en de indiener kent haar al.',
  };
  const comment = { act: 'comment', text: 'Wat vinden de anderen?' };
  const said = (path: string, cookie: string) => async (): Promise<Face[]> => {
    const { entries } = await get(`/api/${path}/${reviewed}/discussion`, cookie);
    return [() => entries.at(-1).text];
  };
  const draft = {
    ...{
      reason: REASON,
      conditions: 'Een proef.',
      override: OVERRIDE,
      meant: 'Zij vond dat zelf goed.',
      opening: 'Dank voor uw voorstel.',
      doFirst: 'Meet het na.',
    },
    ...{ talkTo: 'Bel het bureau.', resubmitFrom: 'volgend jaar', resubmit: true, criteria: [{ id: 'N', text: 'De behoefte is echt.' }] },
  };
  const decided = (id: string, n: number) => async (): Promise<Face[]> => {
    const shown = (await get(`/api/desk/proposals/${id}`, chair)).decisions.at(-1);
    await must(world, chair, desk(id, 'announce'), { letterRead: n });
    const { letter } = await get(`/api/proposals/${id}`, own);
    return [like(shown), (path) => valueAt({ letter, conditions: letter.conditions }, path)];
  };

  return [
    ...parts,
    carrier('amendProposal', own, ids.submitted, { body: { changes: rewritten(answers) }, faces: () => revised(ids.submitted) }),
    answerQuestion,
    carrier('withdrawProposal', own, reviewed, { body: { reason: 'other', text: 'Wij gaan anders verder.' }, faces: threads(reviewed) }),
    carrier('inviteMember', own, ids.draft, {
      body: { email: 'hulp@lekdetect.example', role: 'editor', name: 'Hulp Schrijver' },
      // One person may invite forty times in a day, and this one has invited nobody yet.
      before: forgetCounts,
      faces: async () => [
        like((await get(`/api/proposals/${ids.draft}`, own)).team.find((each: { email: string }) => each.email === 'hulp@lekdetect.example')),
      ],
    }),
    carrier('saveReviewDraft', mila, reviewed, { body: { ...review, seen: 0 }, faces: async () => [like((await get(`/api/review/${reviewed}`, mila)).draft)] }),
    carrier('submitReview', mila, reviewed, {
      body: review,
      least: 120,
      faces: async () => {
        const [mine, theirs, other] = [
          await get(`/api/review/${reviewed}`, mila),
          await get(`/api/desk/proposals/${reviewed}`, chair),
          await get(`/api/review/${reviewed}`, as('submitted')),
        ];
        return [like(mine.own), like(theirs.reviews.find((each: { reviewer: string }) => each.reviewer === cast.mila.id).body), like(other.others[0])];
      },
    }),
    carrier('declineInvitation', as('invited'), reviewed, {
      body: { reason: 'workload', suggestion: 'Vraag het eens aan Eva.' },
      faces: async () => {
        const { thread } = await get(`/api/desk/proposals/${reviewed}`, chair);
        return [() => thread.at(-1).text];
      },
    }),
    carrier('reopenReview', lia, reviewed, {
      path: () => `/api/desk/proposals/${reviewed}/reviews/${cast.rob.id}/reopen`,
      body: { reason: 'Kijk nog eens naar de veiligheid.' },
      faces: threads(reviewed),
    }),
    carrier('askApplicant', lia, ids.screening, { body: { text: 'Wat gebeurt er als de sensor uitvalt?' }, faces: threads(ids.screening, own) }),
    carrier('addProposalNote', lia, ids.screening, { body: { text: 'Belde over de datum.' }, faces: threads(ids.screening) }),
    carrier('askStep2', lia, ids.short, { body: { text: 'Wilt u ook de rest van het formulier invullen?' }, faces: threads(ids.short, own) }),
    carrier('screenOut', lia, ids.screening, {
      body: bodies.screenOut as object,
      faces: async () => {
        const shown = (await get(`/api/desk/proposals/${ids.screening}`, chair)).decisions.at(-1);
        // Nobody reads of an end before the letter that tells it.
        world.advance(60_000);
        const { letter } = await get(`/api/proposals/${ids.screening}`, own);
        return [() => shown.letter.opening, () => letter.opening];
      },
    }),
    carrier('closeRound', lia, reviewed, { body: { reason: REASON }, faces: threads(reviewed) }),
    carrier('discuss', lia, reviewed, { body: comment, faces: said('desk/proposals', lia) }),
    carrier('discussAsReviewer', as('submitted'), reviewed, { body: comment, faces: said('review', as('submitted')) }),
    carrier('saveDecisionDraft', chair, ids.deliberation, {
      body: { draft, seen: 0 },
      faces: async () => [like({ draft: (await get(desk(ids.deliberation, 'decision-draft'), chair)).draft.body })],
    }),
    carrier('decideProposal', chair, ids.deliberation, { body: decision, faces: decided(ids.deliberation, 1) }),
    carrier('amendDecision', chair, ids.decided, { body: decision, faces: decided(ids.decided, 2) }),
    carrier('decideConflict', chair, reviewed, {
      body: bodies.decideConflict as object,
      faces: async () => {
        const { entries } = await get(`/api/privacy/people/${cast.sara.id}`, admin);
        return [() => entries.find((each: { kind: string; id: string }) => each.kind === 'conflict' && each.id === reviewed).data.reason];
      },
    }),
  ];
};
