/** The list with `column` at place `to`, which is kept inside the list. */
export function movedColumn<Column>(columns: readonly Column[], column: Column, to: number): Column[] {
  const rest = columns.filter((other) => other !== column);
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), column, ...rest.slice(at)];
}
