type Router = { refresh: () => void };

/**
 * Reads the page again, but only when the server answers: without an answer Next would leave the page
 * for the browser's own error screen, and the agent's place with it.
 */
export async function refreshIfUp(router: Router): Promise<void> {
  const isUp = await fetch("/api/health", { cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (isUp) router.refresh();
}
