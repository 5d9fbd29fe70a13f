/** The parameters of an address: a text each, a list for those that stand there more than once. */
export function repeatedParams(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [first = "", ...rest] = params.getAll(name);
      return [name, rest.length === 0 ? first : [first, ...rest]];
    }),
  );
}
