/** The keys of a record that names all of its keys, such as words by kind, in the order they are written in. */
export function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  // Nothing else is in it: records of this kind are written out in full, in one place.
  return Object.keys(record) as Key[];
}
