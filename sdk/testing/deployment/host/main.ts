import { writeFileSync } from "node:fs";
import path from "node:path";
import type * as grpc from "@grpc/grpc-js";
import type * as services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as language from "@pulumi/pulumi/proto/language_pb.js";
import type * as plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import type { HostAnswer, HostRequest } from "./messages.js";
import { type Project, readProject } from "./project.js";
import { killPrograms, runProgram, type ProgramEnd } from "./run-program.js";

// The process of a language host, which an engine asks to run the program of a project. It speaks with the project's own
// copy of Pulumi, outside whatever a test runner makes of modules.

/** The program has told the user all there is to tell. */
const alreadyTold = 32;

function answerTo(end: ProgramEnd, response: language.RunResponse): language.RunResponse {
  if (end === alreadyTold) response.setBail(true);
  else if (end !== 0) response.setError(`Program exited with non-zero exit code: ${end}`);
  return response;
}

function serverOf(project: Project): Promise<number> {
  const { Server, ServerCredentials } = project.requireOfSdk("@grpc/grpc-js") as typeof grpc;
  const { LanguageRuntimeService } = project.requireOfSdk("./proto/language_grpc_pb.js") as typeof services;
  const { GetRequiredPluginsResponse, RunResponse } = project.requireOfSdk("./proto/language_pb.js") as typeof language;
  const { PluginInfo } = project.requireOfSdk("./proto/plugin_pb.js") as typeof plugin;

  const server = new Server();
  server.addService(LanguageRuntimeService, {
    // The engine gets the plugins that a program needs as it comes to them.
    getRequiredPlugins: (_: unknown, answer: grpc.sendUnaryData<language.GetRequiredPluginsResponse>) =>
      answer(null, new GetRequiredPluginsResponse()),
    getPluginInfo: (_: unknown, answer: grpc.sendUnaryData<plugin.PluginInfo>) => {
      const info = new PluginInfo();
      info.setVersion("1.0.0");
      answer(null, info);
    },
    run: (
      { request }: grpc.ServerUnaryCall<language.RunRequest, language.RunResponse>,
      answer: grpc.sendUnaryData<language.RunResponse>,
    ) => {
      runProgram(request, project).then(
        (end) => answer(null, answerTo(end, new RunResponse())),
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

async function answer({ folder, settingsFolder }: HostRequest): Promise<HostAnswer> {
  try {
    const project = readProject(folder);
    writeFileSync(path.join(settingsFolder, "Pulumi.yaml"), project.moved);
    const sdkFolder = path.dirname(project.requireOfSdk.resolve("./package.json"));
    return { port: await serverOf(project), sdkFolder };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

// A program has a group of its own, which no Ctrl-C reaches: it ends with this process.
process.once("exit", killPrograms);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit());

// Whoever started it has ended, or wants it to end.
process.stdin.resume().once("end", () => process.exit());

void answer(JSON.parse(process.argv[2] ?? "") as HostRequest).then((said) => {
  process.stdout.write(`${JSON.stringify(said)}\n`, () => {
    if ("problem" in said) process.exit();
  });
});
