import { hiddenText } from "../../provider/api/quotation.js";
import { redact } from "../../provider/api/redact.js";
import { errorLine } from "../error-line.js";
import { type Finding, problem, warning } from "./finding.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What `pulumi` is told and may repeat. */
const secrets = ["PULUMI_CONFIG_PASSPHRASE", "PULUMI_ACCESS_TOKEN", "ARMATURE_API_KEY"];

/** A name and a password in the address of a backend. */
const credentials = /:\/\/[^/\s]+@/gu;

/** What `pulumi` says, as it may be shown. */
function shown(failure: string, environment: Environment): string {
  const told = secrets.map((name) => hiddenText(environment[name] ?? ""));
  return redact(errorLine(failure).replaceAll(credentials, "://…@"), told);
}

/**
 * That `pulumi` shows no configuration, and why.
 *
 * @param isMeant whether there should be one: then a deployment fails, too, and an account of the environment is not its
 */
export function unreadStack(failure: string, isMeant: boolean, environment: Environment): Finding {
  const said = shown(failure, environment);
  if (!isMeant) {
    const mend = "Run the command in the folder of the project, with a stack selected or --stack.";
    return warning("stack", `pulumi shows no configuration here, so only the environment counts: ${said}`, mend);
  }
  const mend = failure.includes("passphrase")
    ? "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the passphrase of the stack."
    : "Let `pulumi config` work here: log in, and select a stack or give --stack one that `pulumi stack ls` lists.";
  return problem("stack", `its configuration cannot be read, and so neither its account: ${said}`, mend);
}
