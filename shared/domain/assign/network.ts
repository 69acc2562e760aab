/**
 * A primal network simplex for min-cost flow with whole-number flows, on typed arrays that grow. The basis is a strongly feasible spanning tree
 * (Cunningham 1976), so it cannot cycle; entering arcs are chosen block by block (Grigoriadis 1986). Node 0 is the root and takes what is left.
 * Nodes and arcs may be added between two runs, and the next run goes on from the basis of the last.
 */
export type Network = {
  nodes: number;
  arcs: number;
  /** What it costs to leave a unit of supply or demand unserved: more than any detour through the network. */
  readonly big: number;
  /** Whether the arcs that leave units unserved may come back; then the number left over is the least possible. */
  readonly keep: boolean;
  cursor: number;
  pivots: number;
  parent: Int32Array;
  entry: Int32Array;
  depth: Int32Array;
  first: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  price: Float64Array;
  from: Int32Array;
  to: Int32Array;
  capacity: Int32Array;
  flow: Int32Array;
  cost: Float64Array;
  /** 1 = empty and may fill, 0 = in the tree or out of use, −1 = full and may empty. */
  side: Int8Array;
};

export const UNLIMITED = 0x3fffffff;

export const openNetwork = (big: number, keep: boolean, nodes: number, arcs: number): Network => ({
  nodes: 1,
  arcs: 0,
  big,
  keep,
  cursor: 0,
  pivots: 0,
  parent: new Int32Array(nodes).fill(-1),
  entry: new Int32Array(nodes).fill(-1),
  depth: new Int32Array(nodes),
  first: new Int32Array(nodes).fill(-1),
  next: new Int32Array(nodes).fill(-1),
  previous: new Int32Array(nodes).fill(-1),
  price: new Float64Array(nodes),
  from: new Int32Array(arcs),
  to: new Int32Array(arcs),
  capacity: new Int32Array(arcs),
  flow: new Int32Array(arcs),
  cost: new Float64Array(arcs),
  side: new Int8Array(arcs),
});

const larger = <A extends Int32Array | Float64Array | Int8Array>(old: A, size: number, fill = 0): A => {
  const grown = new (old.constructor as new (size: number) => A)(size);
  if (fill !== 0) grown.fill(fill, old.length);
  grown.set(old);
  return grown;
};

const growNodes = (n: Network): void => {
  const size = Math.ceil(n.parent.length * 1.3) + 16;
  n.parent = larger(n.parent, size, -1);
  n.entry = larger(n.entry, size, -1);
  n.depth = larger(n.depth, size);
  n.first = larger(n.first, size, -1);
  n.next = larger(n.next, size, -1);
  n.previous = larger(n.previous, size, -1);
  n.price = larger(n.price, size);
};

const growArcs = (n: Network): void => {
  const size = Math.ceil(n.from.length * 1.3) + 64;
  n.from = larger(n.from, size);
  n.to = larger(n.to, size);
  n.capacity = larger(n.capacity, size);
  n.flow = larger(n.flow, size);
  n.cost = larger(n.cost, size);
  n.side = larger(n.side, size);
};

export const addArc = (n: Network, from: number, to: number, cost: number, capacity: number): number => {
  if (n.arcs === n.from.length) growArcs(n);
  const arc = n.arcs++;
  n.from[arc] = from;
  n.to[arc] = to;
  n.cost[arc] = cost;
  n.capacity[arc] = capacity;
  n.flow[arc] = 0;
  n.side[arc] = 1;
  return arc;
};

const link = (n: Network, node: number, parent: number, entry: number): void => {
  const head = n.first[parent]!;
  n.parent[node] = parent;
  n.entry[node] = entry;
  n.previous[node] = -1;
  n.next[node] = head;
  if (head >= 0) n.previous[head] = node;
  n.first[parent] = node;
};

const unlink = (n: Network, node: number): void => {
  const before = n.previous[node]!;
  const after = n.next[node]!;
  if (before >= 0) n.next[before] = after;
  else n.first[n.parent[node]!] = after;
  if (after >= 0) n.previous[after] = before;
};

/** A node with its supply (below 0: its demand), left unserved at first by an arc of its own, whose flow says how much of it stays so. */
export const addNode = (n: Network, supply: number, unserved = n.big): number => {
  if (n.nodes === n.parent.length) growNodes(n);
  const node = n.nodes++;
  const arc = supply < 0 ? addArc(n, 0, node, unserved, UNLIMITED) : addArc(n, node, 0, unserved, UNLIMITED);
  n.flow[arc] = Math.abs(supply);
  n.side[arc] = 0;
  n.price[node] = supply < 0 ? unserved : -unserved;
  n.depth[node] = 1;
  n.first[node] = -1;
  link(n, node, 0, arc);
  return node;
};

/**
 * Puts a new node between `arcs`, which all led to `target`, and their target: behind it an arc of capacity 1, and one without limit that takes the
 * excess at twice the price of leaving it unserved. Prices hold again only after `reprice`.
 */
export const gather = (n: Network, arcs: readonly number[], target: number): { readonly node: number; readonly limit: number } => {
  if (n.nodes === n.parent.length) growNodes(n);
  const node = n.nodes++;
  n.first[node] = -1;
  const limit = addArc(n, node, target, 0, 1);
  const excess = addArc(n, node, target, 2 * n.big, UNLIMITED);
  const through = arcs.reduce((sum, arc) => sum + n.flow[arc]!, 0);
  n.flow[limit] = Math.min(1, through);
  n.side[limit] = through > 0 ? -1 : 1;
  n.flow[excess] = through - n.flow[limit]!;
  n.side[excess] = 0;
  const upward = arcs.find((arc) => n.entry[target] === arc && n.parent[target] === n.from[arc]);
  if (upward === undefined) link(n, node, target, excess);
  else {
    const above = n.parent[target]!;
    unlink(n, target);
    link(n, node, above, upward);
    link(n, target, node, excess);
  }
  for (const arc of arcs) {
    n.to[arc] = node;
    const child = n.from[arc]!;
    if (arc !== upward && n.entry[child] === arc && n.parent[child] === target) {
      unlink(n, child);
      link(n, child, node, arc);
    }
  }
  return { node, limit };
};

/** Depths and prices of the whole tree anew, after costs or nodes have changed. */
export const reprice = (n: Network): void => {
  const { parent, entry, depth, first, next, price, from, cost } = n;
  let node = first[0]!;
  while (node > 0) {
    const above = parent[node]!;
    const arc = entry[node]!;
    depth[node] = depth[above]! + 1;
    price[node] = from[arc] === node ? price[above]! - cost[arc]! : price[above]! + cost[arc]!;
    let following = first[node]!;
    while (following < 0 && node > 0) {
      following = next[node]!;
      if (following < 0) node = parent[node]!;
    }
    node = following;
  }
};

/** The arc of the most gain in the next block that has any; −1 when none is left, which proves the flow optimal over these arcs. */
const entering = (n: Network): number => {
  const { from, to, cost, side, price, arcs } = n;
  const block = Math.max(20, Math.ceil(Math.sqrt(arcs)));
  let best = -1;
  let lowest = 0;
  let left = block;
  let at = n.cursor < arcs ? n.cursor : 0;
  for (let seen = 0; seen < arcs; seen++) {
    const reduced = side[at]! * (cost[at]! + price[from[at]!]! - price[to[at]!]!);
    if (reduced < lowest) {
      lowest = reduced;
      best = at;
    }
    if (++at === arcs) at = 0;
    if (--left === 0) {
      if (best >= 0) break;
      left = block;
    }
  }
  n.cursor = at;
  return best;
};

/** Hangs the subtree below `out` anew, by the arc `enter` from `inside` (within it) to `outside`, and shifts its prices. */
const rehang = (n: Network, enter: number, inside: number, outside: number, out: number): void => {
  const { parent, entry, depth, first, next, price } = n;
  let node = inside;
  let above = outside;
  let arc = enter;
  for (;;) {
    const oldParent = parent[node]!;
    const oldArc = entry[node]!;
    unlink(n, node);
    link(n, node, above, arc);
    if (node === out) break;
    above = node;
    arc = oldArc;
    node = oldParent;
  }
  const shift = (n.from[enter] === inside ? price[outside]! - n.cost[enter]! : price[outside]! + n.cost[enter]!) - price[inside]!;
  node = inside;
  for (;;) {
    depth[node] = depth[parent[node]!]! + 1;
    price[node] = price[node]! + shift;
    let following = first[node]!;
    while (following < 0) {
      if (node === inside) return;
      following = next[node]!;
      if (following < 0) node = parent[node]!;
    }
    node = following;
  }
};

const pivot = (n: Network, enter: number): void => {
  const { parent, entry, depth, from, to, capacity, flow, side } = n;
  const filling = side[enter] === 1;
  const start = filling ? from[enter]! : to[enter]!;
  const end = filling ? to[enter]! : from[enter]!;
  let a = start;
  let b = end;
  while (a !== b) {
    if (depth[a]! >= depth[b]!) a = parent[a]!;
    else b = parent[b]!;
  }
  const join = a;
  // The flow goes around from start over enter to end, up to the join, and down to start. Of several arcs that stop it, the last one leaves.
  let most = capacity[enter]!;
  let out = -1;
  let atStart = true;
  for (let u = start; u !== join; u = parent[u]!) {
    const arc = entry[u]!;
    const room = from[arc] === u ? flow[arc]! : capacity[arc]! - flow[arc]!;
    if (room < most) {
      most = room;
      out = u;
    }
  }
  for (let u = end; u !== join; u = parent[u]!) {
    const arc = entry[u]!;
    const room = from[arc] === u ? capacity[arc]! - flow[arc]! : flow[arc]!;
    if (room <= most) {
      most = room;
      out = u;
      atStart = false;
    }
  }
  if (most > 0) {
    flow[enter] = flow[enter]! + (filling ? most : -most);
    for (let u = start; u !== join; u = parent[u]!) {
      const arc = entry[u]!;
      flow[arc] = flow[arc]! + (from[arc] === u ? -most : most);
    }
    for (let u = end; u !== join; u = parent[u]!) {
      const arc = entry[u]!;
      flow[arc] = flow[arc]! + (from[arc] === u ? most : -most);
    }
  }
  if (out < 0) {
    side[enter] = filling ? -1 : 1;
    return;
  }
  const leave = entry[out]!;
  side[enter] = 0;
  side[leave] = flow[leave] === 0 ? (n.keep || n.cost[leave]! < n.big ? 1 : 0) : -1;
  if (atStart) rehang(n, enter, start, end, out);
  else rehang(n, enter, end, start, out);
};

/** Runs to the optimum over the arcs that are there. */
export const settle = (n: Network): void => {
  for (let enter = entering(n); enter >= 0; enter = entering(n)) {
    pivot(n, enter);
    n.pivots++;
  }
};
