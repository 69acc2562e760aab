import type { Person, Sample } from './world.ts';

const PEOPLE: readonly Person[] = [];

export const people: Sample['people'] = async () => PEOPLE;
export const signIn: Sample['signIn'] = async (_world, person) => `person=${encodeURIComponent(person)}; Path=/; HttpOnly; SameSite=Lax`;
export const seed: Sample['seed'] = async () => {};
export const check: Sample['check'] = () => [];
