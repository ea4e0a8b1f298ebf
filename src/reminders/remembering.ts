/**
 * Remembers what was worked out under a key, and works each out once; begins anew after `most` of them.
 * @returns gives what is remembered under the key, or makes it
 */
export function remembering<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, { readonly value: Value }>();
  return (key, make) => {
    const found = kept.get(key);
    if (found) return found.value;
    const value = make();
    if (kept.size >= most) kept.clear();
    kept.set(key, { value });
    return value;
  };
}
