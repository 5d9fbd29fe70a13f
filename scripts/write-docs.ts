import { writeFileSync } from "node:fs";
import { actionsDoc } from "./docs/actions-doc.ts";

writeFileSync("docs/actions.md", await actionsDoc());
