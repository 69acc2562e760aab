/** The review's form as the page has it; nothing here is known but what its attributes say. */
export const form = document.querySelector<HTMLFormElement>('form[data-draft]');

export type Section = { readonly id: string; readonly weight: number; readonly comment: HTMLTextAreaElement };

/** A criterion is told by the name of its comment: criteria/N/comment. */
export const sections: readonly Section[] = [...(form?.querySelectorAll<HTMLElement>('[data-weight]') ?? [])].flatMap((section) => {
  const comment = section.querySelector('textarea');
  return comment ? [{ id: comment.name.split('/')[1] ?? '', weight: Number(section.dataset.weight), comment }] : [];
});

const typed = (name: string): string | undefined => {
  const value = form && new FormData(form).get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A mark, null for somebody who cannot judge, undefined where nothing was chosen yet. */
export const markOf = (id: string): number | null | undefined => {
  const mark = typed(`criteria/${id}/mark`);
  return mark === undefined ? undefined : mark === form?.dataset.cannot ? null : Number(mark);
};

/** The draft as the operation wants it: what was left open is left out. */
export const draftOf = (): object => {
  const [inScope, vote, confidence, note, revision] = ['inScope', 'vote', 'confidence', 'note', 'revision'].map(typed);
  const criteria = sections.map(({ id, comment }) => {
    const mark = markOf(id);
    return [id, { ...(mark === undefined ? {} : { mark }), comment: comment.value }] as const;
  });
  return {
    criteria: Object.fromEntries(criteria),
    ...(inScope ? { inScope: inScope === 'yes' } : {}),
    ...(vote ? { vote } : {}),
    ...(confidence ? { confidence: Number(confidence) } : {}),
    ...(note ? { note } : {}),
    ...(revision ? { revision: Number(revision) } : {}),
  };
};
