import { account, mcpServerId } from "./deployment.js";
import { isLeftAlone } from "./undisturbed.js";

isLeftAlone("quickstart", 1, (emulator) => ({ ...account(emulator), mcpServerId }));
