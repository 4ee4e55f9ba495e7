import * as armature from "pulumi-armature";
import { journeys } from "./journeys.js";

for (const { name, args } of journeys()) new armature.Workflow(name, args);
