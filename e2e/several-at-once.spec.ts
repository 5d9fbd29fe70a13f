import { connectTenant } from "./connect.ts";
import { fileRequest, objectIdOf } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { choose, openForm, openRequest, submit, timelineLine } from "./side-panel.ts";
import { editTenant, readUser, upnOf, watchEffects } from "./tenant.ts";

test.use({ deskName: "several at once", deskSettings: SMALL_TENANT });

const PEOPLE = ["Ikram Benali", "Uma Second", "Viktor Third"] as const;
const GROUPS = ["Project Lens", "Project Frame"] as const;
const [, UMA, VIKTOR] = PEOPLE;

test("two groups for three people: works for five of six, each with its result and its one effect", async ({
  page,
  desk,
  look,
}) => {
  test.slow();
  const person = (name: string) => ({ op: "create-user", userPrincipalName: upnOf(name), displayName: name });
  const { created } = await editTenant(desk, [
    person(UMA),
    person(VIKTOR),
    { op: "create-group", displayName: GROUPS[0], members: [upnOf(VIKTOR)] },
    { op: "create-group", displayName: GROUPS[1] },
  ]);
  const groupIds = created.slice(2);
  await connectTenant(page, desk);
  const number = fileRequest(desk, PEOPLE[0], "The lens project starts");
  const effects = await watchEffects(desk);
  await signInAs(page, desk, "Kwame Mensah");
  await openRequest(page, desk, number);

  const form = await openForm(page, "Add user to group");
  for (const group of GROUPS) await choose(form, "Group", group);
  await form.getByRole("button", { name: "Add people" }).click();
  for (const name of [UMA, VIKTOR]) await choose(form, "Add people", name);
  await expect(form.getByText("Works for 5 of 6")).toBeVisible();
  const leftOut = form.getByRole("list", { name: "Left out" }).getByRole("listitem");
  await expect(leftOut).toHaveCount(1);
  await expect(leftOut).toContainText(`${VIKTOR}, ${GROUPS[0]}`);
  await expect(leftOut).toContainText("already a member");
  await look(page, "request-several", { isPhone: false });
  await submit(form, "Add to group");

  await expect(form.getByText("5 done.")).toBeFocused({ timeout: 30_000 });
  const rows = form.getByRole("list", { name: "Progress" }).getByRole("listitem");
  await expect(rows).toHaveCount(6);
  await expect(rows.filter({ hasText: /Done$/ })).toHaveCount(5);
  await expect(rows.filter({ hasText: "Left out" })).toContainText(`${VIKTOR}, ${GROUPS[0]}`);
  for (const name of PEOPLE)
    expect((await readUser(desk, upnOf(name))).memberOf).toEqual(expect.arrayContaining(groupIds));
  const wanted = PEOPLE.flatMap((name) =>
    groupIds.map((objectId) => ({ what: "add member", objectId, details: objectIdOf(desk, name) })),
  ).filter(({ objectId, details }) => objectId !== groupIds[0] || details !== objectIdOf(desk, VIKTOR));
  const happened = await effects();
  expect(happened).toHaveLength(5);
  expect(happened).toEqual(expect.arrayContaining(wanted));
  await page.reload();
  for (const name of PEOPLE)
    await expect(timelineLine(page, `Kwame Mensah added ${name} to ${GROUPS[1]}`)).toHaveCount(1);
});
