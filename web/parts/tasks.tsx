import type { ComponentChildren } from 'preact';
import { Bubble, type Progress } from './bubble.tsx';

export type Task = {
  /** Tells this task from the others of the page. */
  readonly id: string;
  /** Two letters for the bubble. */
  readonly tag: string;
  readonly name: string;
  readonly hint?: ComponentChildren;
  /** Left out where it cannot be done yet. */
  readonly href?: string | undefined;
  /** In words: "Ingevuld", "Mee bezig", "Nog te doen", "Kan nog niet". */
  readonly state: string;
  readonly progress: Exclude<Progress, 'plain'>;
};
export type TasksProps = { readonly tasks: readonly Task[]; readonly label?: string };

/** What is to be done, in any order, along a line that fills. */
export const Tasks = ({ tasks, label }: TasksProps) => (
  <ol class="tasks" aria-label={label}>
    {tasks.map(({ id, tag, name, hint, href, state, progress }, i) => (
      <li key={id} class={tasks[i + 1]?.progress === 'ahead' ? 'tasks-ahead' : undefined}>
        <Bubble tag={tag} progress={progress} />
        <div>
          {href === undefined ? (
            <span>{name}</span>
          ) : (
            <a href={href} aria-describedby={`${id}-state`}>
              {name}
            </a>
          )}
          {hint ? <p class="tasks-hint">{hint}</p> : null}
        </div>
        <p class={`tasks-state tasks-${progress}`} id={`${id}-state`}>
          {state}
        </p>
      </li>
    ))}
  </ol>
);
