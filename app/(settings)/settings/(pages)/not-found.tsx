import { Missing } from "#components/requests/missing.tsx";

export default function NotFound() {
  return <Missing />;
}
