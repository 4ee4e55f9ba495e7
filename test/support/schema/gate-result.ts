import path from "node:path";
import { z } from "zod";
import { resultSchema } from "../../../provider/report/result-schema.js";

/** The file that the package ships. */
export const gateResultFile = path.resolve(__dirname, "../../../schema/gate-result.schema.json");

/** What it has to hold: the provider's own schema, in the 2020-12 dialect of JSON Schema. */
export const gateResultText = (): string => JSON.stringify(z.toJSONSchema(resultSchema), undefined, 2);
