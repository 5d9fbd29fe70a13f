/** Why the last click changed nothing; read out at once. */
export function ChangeProblem({ words }: { words: string | null }) {
  return (
    <span role="alert" className="text-danger-text empty:hidden">
      {words}
    </span>
  );
}
