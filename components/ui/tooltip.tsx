import { cloneElement, type ReactElement } from "react";

type TooltipProps = {
  text: string;
  keys?: readonly string[] | undefined;
  children: ReactElement<{ "data-tip"?: string; "data-tip-keys"?: string | undefined }>;
};

/**
 * A short hint on hover and focus, after 500 ms. `children` is the one element it describes; `TooltipLayer` reads
 * the hint off it, so that a page of buttons needs no code for theirs.
 */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return cloneElement(children, { "data-tip": text, "data-tip-keys": keys?.join(" ") });
}
