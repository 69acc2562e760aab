import idea1 from './idea-1.json' with { type: 'json' };
import standard1 from './standard-1.json' with { type: 'json' };

/** Every rubric that there is by its version; what a file says is looked at only where somebody is judged by it. */
export const RUBRIC_FILES: Readonly<Record<string, unknown>> = { 'standard-1': standard1, 'idea-1': idea1 };
