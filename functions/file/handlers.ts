import type { fileOperations } from '../../shared/contract/files.ts';
import { cleanKey, fileName, MAX_BYTES, purgeFile, quarantineKey, removeFile, startFile } from '../../shared/domain/attachment.ts';
import { requireOpen } from '../../shared/domain/call.ts';
import type { Change } from '../../shared/domain/change.ts';
import { later } from '../../shared/domain/clock.ts';
import { UPLOAD_MS } from '../../shared/domain/file-mark.ts';
import { newId } from '../../shared/domain/id.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { requireTeam } from '../../shared/domain/team.ts';
import { publicStageOf } from '../../shared/domain/view/applicant.ts';
import { type FilesView, type FileView, filesView } from '../../shared/domain/view/files.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { fieldText } from '../../shared/domain/words/index.ts';
import { callFor } from '../../shared/store/calls.ts';
import { leftFileWrite } from '../../shared/store/left-files.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import type { Uploads } from '../../shared/store/upload.ts';
import { answer } from '../http/reply.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

/** A link to a file works for this long; whoever follows it later asks again, and is judged again. */
const LINK_SECONDS = 60;

const load = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'files');
  if (!loaded) throw new Refusal('item.not-found');
  return loaded;
};

/** What was sent in is changed only after a fresh sign-in; a draft by whoever came through one of its links. */
const loadOwn = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await load(call);
  requireTeam(loaded.root, call.actor, 'read');
  const { door } = call.actor.scope;
  refuseUnless(loaded.root.stage === 'draft' || door === 'person' || door === 'staff', 'session.not-enough');
  return loaded;
};

/** Where a call has closed, what was sent in to it stays as it is. */
const requireCallOpen = async (call: Known, { root }: LoadedProposal): Promise<void> => {
  const of = root.stage === 'submitted' ? await callFor(call.store, root.call, call.at) : undefined;
  if (of) requireOpen(of, { at: call.at, id: root.id, organisations: root.organisations });
};

type Step<Reply> = {
  readonly load: () => Promise<LoadedProposal>;
  readonly decide: (loaded: LoadedProposal) => Change<Proposal>;
  readonly reply: (root: Proposal) => Reply;
};

const change = <Reply>(call: Known, { load: read, decide, reply }: Step<Reply>, leaves?: string): Promise<Reply> =>
  commitChange<LoadedProposal, Proposal, Reply>(call.store, actOf(call), {
    load: read,
    before: ({ root }) => root,
    decide,
    reply,
    also: (root) => (leaves === undefined ? [] : [leftFileWrite(call.store, root.id, leaves, call.at)]),
  });

/** Files with a sentence to each that was refused. */
const worded = (view: FilesView, language: 'nl' | 'en') => ({
  ...view,
  files: view.files.map((file) => ({ ...file, ...(file.reason ? { message: fieldText(`file.${file.reason}`, language) } : {}) })),
});

export const fileHandlers = (uploads: () => Uploads): Handlers<typeof fileOperations> => ({
  startUpload: async (call) => {
    const { actor, at, body, params } = call;
    const id = newId('att', call.store.random);
    const { file } = await change<{ file: FileView }>(call, {
      load: async () => {
        const loaded = await loadOwn(call);
        await requireCallOpen(call, loaded);
        return loaded;
      },
      decide: ({ root, files, members }) => startFile(root, files, { by: actor, at, members, id, name: body.name, size: body.size }),
      reply: (root) => ({
        file: {
          id,
          n: root.files!.at(-1)!.n,
          name: fileName(body.name),
          size: body.size,
          status: 'expected',
          at,
          ...(root.stage === 'info-requested' ? { pending: true } : {}),
        },
      }),
    });
    const until = later(file.at, UPLOAD_MS);
    const form = await uploads().form({
      key: quarantineKey(params.proposal!, file.id),
      at,
      until,
      maxBytes: MAX_BYTES,
      ...(body.next === undefined ? {} : { next: `${call.deps.publicUrl}${body.next}` }),
    });
    return { file, upload: { ...form, expiresAt: until, maxBytes: MAX_BYTES } };
  },

  listFiles: async (call) => worded(filesView(await load(call), call.actor, call.at), call.language),

  openFile: async (call) => {
    const { at, params } = call;
    const { files } = filesView(await load(call), call.actor, at);
    const file = files.find(({ id, status }) => id === params.file && status === 'clean');
    if (!file) throw new Refusal('item.not-found');
    const link = await uploads().link({ key: cleanKey(params.proposal!, file.id), at, seconds: LINK_SECONDS, name: file.name });
    return answer({ expiresAt: later(at, LINK_SECONDS * 1000) }, { location: link });
  },

  removeFile: (call) =>
    change(
      call,
      {
        load: () => loadOwn(call),
        decide: ({ root, files, members }) => removeFile(root, files, { by: call.actor, at: call.at, members, file: call.params.file! }),
        reply: (root) => ({ id: root.id, stage: publicStageOf(root.stage) }),
      },
      call.params.file!,
    ),

  purgeFile: (call) =>
    change(
      call,
      {
        load: async () => {
          const loaded = await load(call);
          requireStaffView(loaded.root, call.actor);
          return loaded;
        },
        decide: ({ root, files }) => {
          const version = { kind: 'relation-version', person: call.actor.id, version: call.actor.relationVersion } as const;
          return { ...purgeFile(root, files, { file: call.params.file!, kind: call.body.kind }), checks: [version] };
        },
        reply: (root) => ({ id: root.id, stage: root.stage }),
      },
      call.params.file!,
    ),
});
