/** The version of this package, as the server is told in `User-Agent`. */
export const version = "0.1.0";
