import type { ModelDirectory } from "./model-directory.ts";
import type { RestlessDesk } from "./restless-desk.ts";

/** Prints what happens to a desk: every change of its tenant, every request with its answer, every process. */
export function tellStory(desk: RestlessDesk): void {
  const { directory } = desk.tenant;
  const say = (text: string) => void process.stdout.write(`v${directory.version} ${text}\n`);
  sayChanges(directory, say);
  desk.tenant.follow(({ url, body = "" }, text) => {
    say(`${decodeURIComponent(url).replace(/\$select=[^&]*&?/, "")} ${body}\n    ${text}`);
  });
}

function sayChanges(directory: ModelDirectory, say: (text: string) => void): void {
  const { create, set, setManager, link } = directory;
  directory.create = (...args) => {
    const object = create.apply(directory, args);
    say(`${object.kind} ${object.id} is created`);
    return object;
  };
  directory.set = (object, change) => {
    set.call(directory, object, change);
    say(`${object.kind} ${object.id} becomes ${JSON.stringify(change)}`);
  };
  directory.setManager = (user, managerId, isTold) => {
    setManager.call(directory, user, managerId, isTold);
    say(`user ${user.id} has manager ${String(managerId)}${isTold === false ? ", untold" : ""}`);
  };
  directory.link = (ends, isThere, told) => {
    link.call(directory, ends, isThere, told);
    const { name, parentId, childId } = ends;
    say(`${name} ${parentId} ${childId} is ${isThere}${told === null ? ", untold" : ""}`);
  };
}
