/** Why a button that loosens protection can't be used. */
export const NO_SECOND_ADMIN = "A second admin has to confirm this, and there is none yet.";
