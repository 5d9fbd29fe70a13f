/** The bar of the two big buttons; on a phone it stays in sight, above the places at the foot. */
export const BAR =
  "flex flex-wrap items-center gap-2 max-md:sticky max-md:bottom-[var(--foot,0px)] max-md:mt-auto max-md:-mx-4 max-md:border-t max-md:border-line max-md:bg-surface max-md:px-4 max-md:py-2.5";
/** A main control of the screen: 44 px under a finger. */
export const BIG = "touch:min-h-11 max-sm:flex-1";
/** What pressing it does, beside the buttons; above them on a phone. */
export const ADVICE = "text-12 text-ink-3 md:ml-auto max-md:order-first max-md:w-full";
