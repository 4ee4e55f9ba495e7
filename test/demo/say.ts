export const say = (text: string): void => {
  process.stdout.write(text);
};

export const sayHeading = (text: string): void => say(`\n── ${text} ${"─".repeat(Math.max(3, 96 - text.length))}\n\n`);
