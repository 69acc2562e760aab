import { peopleOperations } from '../shared/contract/people.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { conflictHandlers } from './people/conflicts.ts';
import { organisationHandlers } from './people/organisations.ts';
import { peopleHandlers } from './people/people.ts';

export const handler = serve(peopleOperations, runtimeDeps('api-people'), { ...peopleHandlers, ...organisationHandlers, ...conflictHandlers });
