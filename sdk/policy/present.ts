/** A view of declared properties in which a null, at any depth, is what it is for the provider: left out. */
export function present<Declared extends object>(declared: Declared): Declared {
  return new Proxy(declared, {
    // Reading a value that is not known yet throws here as it does without the view.
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name);
      if (value === null) return undefined;
      return typeof value === "object" ? present(value) : value;
    },
  });
}
