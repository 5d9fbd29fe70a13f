"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, type ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";

/**
 * The scrolling part of a list. J and K move the focus from row link to row link, so that Enter opens
 * natively; "/" goes to the search box. A click anywhere on a row opens it unless text was selected.
 * Rows carry `data-row`, their link `data-row-link`; the search box `data-list-search`. A cell that is cut
 * off says all of it under the pointer.
 */
export function ListKeys({ className, ...rest }: ComponentProps<"div">) {
  const box = useRef<HTMLDivElement>(null);
  const router = useRouter();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (event.key === "/") {
        const search = visible<HTMLInputElement>(document, "[data-list-search]")[0];
        if (search === undefined) return;
        event.preventDefault();
        search.focus();
        search.select();
      } else if (event.key === "j" || event.key === "k") {
        moveFocus(box.current, event.key === "j" ? 1 : -1);
      }
    };
    // A click on the row is a shortcut for its link, which keyboards and readers use.
    const openRow = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.target.closest("a, button, input") !== null) return;
      if ((window.getSelection()?.toString() ?? "") !== "") return;
      const link = event.target.closest("[data-row]")?.querySelector<HTMLAnchorElement>("[data-row-link]");
      if (link === null || link === undefined) return;
      if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
      else router.push(link.href);
    };
    const sayWhole = ({ target }: MouseEvent) => {
      const cell = target instanceof Element ? target.closest("td") : null;
      if (cell !== null) cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText : "";
    };
    const element = box.current;
    window.addEventListener("keydown", onKey);
    element?.addEventListener("click", openRow);
    element?.addEventListener("mouseover", sayWhole);
    return () => {
      window.removeEventListener("keydown", onKey);
      element?.removeEventListener("click", openRow);
      element?.removeEventListener("mouseover", sayWhole);
    };
  }, [router]);

  return <div {...rest} ref={box} className={cn("min-h-0 flex-1 overflow-auto", className)} />;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null
  );
}

function visible<T extends HTMLElement>(root: ParentNode, selector: string): T[] {
  return [...root.querySelectorAll<T>(selector)].filter((element) => element.offsetParent !== null);
}

function moveFocus(box: HTMLElement | null, step: 1 | -1): void {
  if (box === null) return;
  const links = visible<HTMLAnchorElement>(box, "[data-row-link]");
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step));
  links[next]?.focus();
  links[next]?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
}
