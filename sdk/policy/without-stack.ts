/** An error of which the engine prints the message alone: it would print the stack. */
export const withoutStack = (error: Error): Error => Object.assign(error, { stack: error.message });
