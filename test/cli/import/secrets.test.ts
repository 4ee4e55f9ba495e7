import { describe, expect, it } from "@jest/globals";
import { givesAway, isSecretName, isSecretNumberName, namesSecret } from "../../../cli/import/suspicion.js";
import { mcpServerId } from "../../engine/deployment.js";
import { problemsOf } from "./compile.js";
import { importing } from "./importing.js";

const given = [
  "Log in as user bob and password Tr0ub4dor&3xyz.",
  "The password is hunter2hunter2",
  "password: hunter2",
  "password: correct-horse-battery",
  'Use password "correct horse battery staple" there.',
  '{"user": "bob", "password": "correcthorse"}',
  "password=hunter",
  "https://example.com/search?access_token=abcdefgh",
  "The password for bob@example.com is hunter2.",
  "Password of the test user: hunter2",
  "Authorization: Basic dXNlcjpwYXNz",
  "Cookie: session=abc",
  "passwort: hunter2hunter2",
  "Das Passwort lautet grün-blau.",
  "Enter the PIN 1234.",
  "Log in with token abcd1234.",
  "API key → k-123456",
];

/** What people write who give nothing away. */
const harmless = [
  "Check that the password is required, and that the field says so.",
  "Reset the password and log in again.",
  "The token is valid.",
  "Count the tokens of the answer; 4000 are too many.",
  "All tests must pass.",
  "Pin the issue to the board.",
  "Compare the authors of issue 1234 and of PR-77.",
  "The password is at least 8 characters long.",
  "Take the password from ${PASSWORD}.",
  "Passengers of flight 1234: list them.",
];

const keys = [
  ...["password", "userPassword", "PASSWD", "pass", "dbPass", "db_pass", "pwd", "pin", "userPIN", "token", "apiToken"],
  ...["apiSecret", "client_secret", "APIKey", "api-key", "x-api-key", "Authorization", "auth", "cookie", "Set-Cookie"],
  ...["credential", "credentials", "passwort", "signingKey", "connectionString", "jwt", "otp"],
];

const plainKeys = ["owner", "bypass", "compass", "pinned", "author", "spinner", "key", "keyboard", "passes"];

describe("what an import takes for a secret", () => {
  it.each(given)("is in: %s", (text) => {
    expect(givesAway(text)).toBe(true);
  });

  it.each(harmless)("is not in: %s", (text) => {
    expect(givesAway(text)).toBe(false);
  });

  it.each(keys)("is what is called %s", (key) => {
    expect(isSecretName(key)).toBe(true);
  });

  it.each(plainKeys)("is nothing only for being called %s", (key) => {
    expect([isSecretName(key), isSecretNumberName(key)]).toEqual([false, false]);
  });

  it("is a number that is called a secret, and no count of them", () => {
    expect(["token", "userPIN", "token2"].filter((key) => !isSecretNumberName(key))).toEqual([]);
    expect(["maxTokens", "tokenLimit", "secretsFound"].filter(isSecretNumberName)).toEqual([]);
  });

  it.each(["A password.", "The API keys are in the vault.", "Ask bob for the passphrase"])(
    "may be in a text that speaks of one, as in: %s",
    (text) => {
      expect([namesSecret(text), namesSecret("Search.")]).toEqual([true, false]);
    },
  );

  it("takes no time over a text that is made to take long", () => {
    const long = ["password ".repeat(10_000), "token=".repeat(10_000), `password is ${"a".repeat(90_000)}`];
    const startMs = performance.now();
    for (const text of long) givesAway(text);
    expect(performance.now() - startMs).toBeLessThan(5000);
  });
});

describe("a secret in a workflow", () => {
  const on = importing();

  it("is written nowhere, whatever it is called and wherever it stands", async () => {
    const { project, create, run, file } = on();
    await create([
      {
        ...{ name: "login", mcpServerId },
        testerPrompt: "Log in as user bob and password Tr0ub4dor&3xyz. The password is hunter2hunter2",
        metadata: {
          ...{ password: "hunter2", token: 1234567890123, apiSecret: "correct horse battery staple" },
          ...{ pass: "Tr0ub4dor&3xyz", pwd: "abc12345xyz", Authorization: "Basic dXNlcjpwYXNz", cookie: "a=b12345" },
        },
      },
    ]);
    const { stdout, stderr } = await run();
    const secret = /hunter2|1234567890123|staple|Tr0ub|abc12345|dXNl|b12345/;
    for (const text of [file(), stdout, stderr]) expect(text).not.toMatch(secret);
    expect(file()).toContain('token: config.requireSecretNumber("login-metadata-token")');
    expect(await problemsOf("typescript", project.folder, "workflows.ts")).toBe("");
  });

  it("is all that lies in one, each in a list of them, and a pair of a name and a value; but no count and nothing empty", async () => {
    const { create, run } = on();
    const metadata = {
      ...{ auth: { user: "bob", value: "abc" }, cookies: ["a", "b"], password: "", token: true, credentials: {} },
      ...{
        headers: [
          { name: "Authorization", value: "abc" },
          { name: "Accept", value: "abc" },
        ],
        maxTokens: 4000,
      },
    };
    await create([{ name: "a", mcpServerId, testerPrompt: "Search.", metadata, limits: { maxTokens: 4000 } }]);
    const { workflows } = JSON.parse((await run("--json")).stdout) as {
      workflows: { secrets: { path: string }[] }[];
    };
    expect(workflows[0]?.secrets.map(({ path }) => path)).toEqual([
      "metadata.auth",
      "metadata.cookies[0]",
      "metadata.cookies[1]",
      "metadata.headers[0]",
    ]);
  });

  it("that nothing shows for sure is named for somebody to look at", async () => {
    const { create, run } = on();
    await create([
      { name: "log in", mcpServerId, testerPrompt: "Log in as bob; his password is swordfish." },
      { name: "search", mcpServerId, testerPrompt: "Search." },
    ]);
    const { stdout } = await run();
    expect(stdout).toContain(
      "\nThese speak of a password or the like, and are written as they are. Look at each yourself:\n  log-in: testerPrompt\n",
    );
    expect(stdout).not.toContain("  search: ");
    const { workflows } = JSON.parse((await run("--dry-run", "--json", "--project", "other")).stdout) as {
      workflows: object[];
    };
    expect(workflows).toMatchObject([{ name: "log-in", toLookAt: ["testerPrompt"] }, { toLookAt: [] }]);
  });

  it("of several lines is to be set from a file, since a paste would join them", async () => {
    const { create, run } = on();
    await create([{ name: "log in", mcpServerId, testerPrompt: "Log in.\npassword: hunter2" }]);
    const { stdout } = await run();
    expect(stdout).toContain("  pulumi config set --secret log-in-testerPrompt < log-in-testerPrompt.txt\n");
    expect(stdout).toContain("have several lines, which a paste would join");
  });
});
