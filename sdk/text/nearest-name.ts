import { distance } from "fastest-levenshtein";

/** As the provider says it of inputs: `org` is `organization`, and `api_key` is `apiKey`. */
export function nearestName(wrong: string, names: readonly string[]): string {
  const containing = names.filter((name) => spelling(name).includes(spelling(wrong)));
  const differs = (name: string): number => distance(spelling(name), spelling(wrong));
  return (containing.length > 0 ? containing : names).reduce((nearest, name) =>
    differs(name) < differs(nearest) ? name : nearest,
  );
}

const spelling = (name: string): string => name.replaceAll("_", "").toLowerCase();
