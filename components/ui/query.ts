"use client";
import {
  QueryClient,
  useMutation as useMutationOf,
  useQuery as useQueryOf,
  type DefinedInitialDataOptions,
  type DefinedUseQueryResult,
  type QueryKey,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from "@tanstack/react-query";

/** The last two take the client below as their second argument. */
export { keepPreviousData, useInfiniteQuery, useQueries } from "@tanstack/react-query";

const create = () => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 } } });
let kept: QueryClient | undefined;

/**
 * What this browser window has read. Given to the hooks below by hand, not by a provider at the root: a page that reads
 * nothing must not load the code for it. On the server nobody shares anything.
 */
export function useQueryClient(): QueryClient {
  if (typeof window === "undefined") return create();
  kept ??= create();
  return kept;
}

export function useQuery<A, E = Error, D = A, K extends QueryKey = QueryKey>(
  options: DefinedInitialDataOptions<A, E, D, K>,
): DefinedUseQueryResult<D, E>;
export function useQuery<A, E = Error, D = A, K extends QueryKey = QueryKey>(
  options: UseQueryOptions<A, E, D, K>,
): UseQueryResult<D, E>;
/** A read that is kept, as React Query does it. */
export function useQuery<A, E, D, K extends QueryKey>(
  options: UseQueryOptions<A, E, D, K>,
): UseQueryResult<D, E> {
  return useQueryOf(options, useQueryClient());
}

/** A write and how it goes, as React Query does it. */
export function useMutation<D, E = Error, V = void, R = unknown>(
  options: UseMutationOptions<D, E, V, R>,
): UseMutationResult<D, E, V, R> {
  return useMutationOf(options, useQueryClient());
}
