export const MAIN_ID = "main";

/** The first stop of the Tab key: past the navigation to the page. */
export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-60 -translate-y-20 rounded-ctl bg-tip px-3 py-2 font-medium text-tip-fg focus-visible:translate-y-0"
    >
      Skip to the page
    </a>
  );
}
