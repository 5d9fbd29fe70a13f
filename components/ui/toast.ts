export type ToastMessage = {
  /** `waiting`: it went well, and somebody has to decide something. */
  status: "done" | "running" | "waiting" | "failed";
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
  /** Give the same id again to change a toast that is still shown. */
  id?: string;
};
export type Toast = ToastMessage & { id: string };

const NONE: readonly Toast[] = [];

let toasts = NONE;
let count = 0;
const watchers = new Set<() => void>();

/** Shows a passing message. Never the only place of a result. What failed or waits stays until closed. */
export function showToast(message: ToastMessage): void {
  count += 1;
  const toast = { ...message, id: message.id ?? `toast-${count}` };
  const isShown = toasts.some(({ id }) => id === toast.id);
  set(isShown ? toasts.map((other) => (other.id === toast.id ? toast : other)) : [...toasts, toast]);
}

/** Takes one toast away. */
export function closeToast(id: string): void {
  set(toasts.filter((toast) => toast.id !== id));
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of watchers) tell();
}

/** What the toaster shows: the newest three, oldest first. */
export const toastStore = {
  watch: (tell: () => void) => {
    watchers.add(tell);
    return () => watchers.delete(tell);
  },
  shown: () => toasts,
  none: () => NONE,
};
