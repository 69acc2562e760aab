/** 32 bits that follow from a text alone (FNV-1a, with the last mixing of MurmurHash3), for lots that everybody can draw again. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Compares ids as their lots for this seed and proposal fall; a total order, the same whatever order they come in. */
export const byLot = (seed: string, proposal: string): ((a: string, b: string) => number) => {
  const lots = new Map<string, number>();
  const lotOf = (id: string): number => {
    const known = lots.get(id);
    if (known !== undefined) return known;
    const lot = hashOf(`${seed} ${proposal} ${id}`);
    lots.set(id, lot);
    return lot;
  };
  return (a, b) => lotOf(a) - lotOf(b) || (a < b ? -1 : a > b ? 1 : 0);
};
