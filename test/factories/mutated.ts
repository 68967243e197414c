/** Puts a value somewhere in a tree: the path is taken modulo what is there. */
export function mutated(tree: unknown, path: readonly number[], value: unknown): unknown {
  if (path.length === 0 || tree === null || typeof tree !== 'object') return value;
  const keys = Object.keys(tree);
  if (keys.length === 0) return value;
  const key = keys[path[0]! % keys.length]!;
  const copy: Record<string, unknown> = Array.isArray(tree) ? ([...tree] as never) : { ...tree };
  copy[key] = mutated(copy[key], path.slice(1), value);
  return copy;
}
