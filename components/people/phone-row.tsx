import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Td } from "#components/ui/table.tsx";

/** Below the name of a row, on a phone: what matters most of the columns that have no room there. */
export const SecondLine = ({ children }: { children: ReactNode }) => (
  <span className="block truncate text-12 font-normal text-ink-3 sm:hidden">{children}</span>
);

/** The last cell of a row on a phone: a press opens it. Its column is `OPEN_MARK`. */
export const OpenMark = () => (
  <Td className="px-0 sm:hidden">
    <Icon of={ChevronRight} size={14} className="text-ink-3" />
  </Td>
);
export const OPEN_MARK = "w-8 sm:hidden";
