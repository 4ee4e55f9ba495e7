import { readFileSync } from "node:fs";
import path from "node:path";
import { validateXML } from "xmllint-wasm";

const schema = readFileSync(path.resolve(__dirname, "../fixtures/junit.xsd"), "utf8");

/** What is wrong with these files of JUnit XML; one look at all of them, as each look starts libxml2 anew. */
export async function junitProblems(...texts: readonly string[]): Promise<string[]> {
  const xml = texts.map((contents, index) => ({ fileName: `report-${index}.xml`, contents: Buffer.from(contents) }));
  const { errors } = await validateXML({ xml, schema });
  return errors.map(({ rawMessage }) => rawMessage);
}
