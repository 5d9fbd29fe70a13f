/** What the window hears when a page is being left for another; `detail` is the address of the other. */
export const LEAVING = "gatehouse:leaving";
