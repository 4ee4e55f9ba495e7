import { describe, expect, it } from "@jest/globals";
import { apiKey, failure, open } from "./client.js";
import { servers } from "./servers.js";

describe("a redirect", () => {
  const { serving } = servers();

  it.each([300, 301, 302, 303, 305, 307, 308])(
    "with %i is not followed, so that no key goes elsewhere",
    async (status) => {
      const elsewhere: (string | undefined)[] = [];
      const other = await serving((request, response) => {
        elsewhere.push(request.headers.authorization);
        response.end("{}");
      });
      let asked = 0;
      const url = await serving((_request, response) => {
        asked += 1;
        response.writeHead(status, { location: `${other}/workflows?as=${apiKey}` }).end();
      });
      for (const method of ["GET", "POST", "PATCH", "DELETE"] as const) {
        const error = await failure(open(url).send(method, "/workflows", method === "GET" ? undefined : {}));
        expect(error).toMatchObject({ kind: "malformed-answer", status });
        expect(error.message).not.toContain(other);
        expect(error.message).not.toContain(apiKey);
      }
      expect({ asked, elsewhere }).toEqual({ asked: 4, elsewhere: [] });
    },
  );
});
