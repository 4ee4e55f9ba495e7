import path from "node:path";

const npm = (name) => `node_modules/${name}`;

/** No file of `target` imports anything of `from`. */
const never = (target, from, message) => ({ target, from, message });

/** The files of `target` import what `may` lists and Node's own modules, and nothing else. */
const only = (target, may, message) => ({ target, from: ".", except: may, message });

/** The arrows of ARCHITECTURE.md's diagram. A type is an import like any other. */
export const arrows = {
  basePath: path.resolve(import.meta.dirname, ".."),
  zones: [
    // Whole folders.
    never(
      "provider",
      ["sdk", npm("pulumi-armature")],
      "The provider runs without the user's program: move what both need into provider/, or pass it as an input.",
    ),
    never(
      ["sdk/!(look-ups){,/**}", "sdk/look-ups/!(account.ts){,/**}"],
      ["provider", npm("pulumi-armature")],
      "The SDK names the provider by text only, so that a program never loads it: keep its own copy of what is needed.",
    ),
    never(
      "sdk/look-ups/account.ts",
      ["provider/!(look-ups){,/**}", "provider/look-ups/!(look-ups.ts){,/**}"],
      "A look-up asks provider/look-ups/look-ups.ts, which it loads late, and nothing else of the provider.",
    ),
    never(
      "sdk/testing",
      npm("zod"),
      "The emulator is written from the API's page, never from a schema: check by hand.",
    ),
    never(
      "sdk/testing/emulator",
      ["sdk/testing/deployment", "sdk/testing/mocks", "sdk/testing/requests", npm("@pulumi")],
      "The emulator is a server, which knows no deployment: a test's own tools stand on it, in the folders beside it.",
    ),
    only("examples", ["examples", "node_modules"], "An example imports packages by name, as a user's project does."),
    never(
      ["provider", "sdk", "cli", "examples"],
      "test",
      "Only tests import from test/: move what the product needs into the folder that owns the idea.",
    ),
    never(
      ["provider", "sdk", "cli", "examples", "test"],
      "provider/main.ts",
      "main.ts is where everything is put together, so nothing imports it: import the part that is needed.",
    ),

    // Packages that one place knows.
    never(
      "provider/!(host|main.ts){,/**}",
      npm("@pulumi"),
      "Only provider/host/ and provider/main.ts know Pulumi: speak the contract of provider/resource.ts.",
    ),
    never(
      ["provider/!(api){,/**}", "provider/api/!(http.ts){,/**}", "sdk", "cli"],
      npm("undici"),
      "Only provider/api/http.ts imports undici: send the request through it.",
    ),

    never(
      ["provider", "sdk/!(policy){,/**}", "cli"],
      [npm("@pulumi/policy"), "sdk/policy"],
      "Only sdk/policy/ knows policy packs, which few users install: a program that declares workflows never loads it.",
    ),
    never(
      ["provider", "sdk/!(credentials){,/**}", "cli"],
      npm("@secretlint"),
      "Only sdk/credentials/ looks for credentials: ask it.",
    ),

    // Inside the provider.
    only("provider/resource.ts", [], "The contract of a resource stands on nothing: declare the type here."),
    only("provider/config.ts", [npm("zod")], "Settings are read with zod alone: let provider/main.ts pass them on."),
    only(
      "provider/host",
      ["provider/host", "provider/resource.ts", npm("@pulumi/pulumi")],
      "The host knows Pulumi and the contract of a resource only: let provider/main.ts pass the rest in.",
    ),
    never(
      "provider/api",
      [
        "provider/workflow",
        "provider/workflow-run",
        "provider/report",
        "provider/host",
        "provider/config.ts",
        "provider/account.ts",
        "provider/look-ups",
      ],
      "The API says what Armature says and knows none of its users: take what is needed as an argument.",
    ),
    never(
      ["provider/workflow", "provider/workflow-run"],
      "provider/api/http.ts",
      "A resource asks for a deed, not for a request: call provider/api/workflows.ts or provider/api/runs.ts.",
    ),
    never(
      ["provider/workflow", "provider/workflow-run"],
      ["provider/host", "provider/config.ts", "provider/account.ts", "provider/look-ups"],
      "A resource knows neither its host nor where settings come from: let provider/main.ts pass them in.",
    ),
    never(
      "provider/workflow",
      ["provider/workflow-run", "provider/report"],
      "A workflow knows nothing of runs and their reports: give each resource its own code.",
    ),
    never(
      "provider/workflow-run",
      "provider/workflow",
      "A run knows its workflow by id only: give each resource its own code.",
    ),
    only(
      "provider/report",
      ["provider/report", "provider/workflow-run/verdict.ts", npm("zod"), npm("junit-report-builder")],
      "A report turns a result into text: take everything else as an argument.",
    ),
  ],
};
