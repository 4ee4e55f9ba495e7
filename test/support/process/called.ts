import type { ServiceError } from "@grpc/grpc-js";

/** A call of gRPC, which answers once. */
export type Call<T> = (answer: (error: ServiceError | null, response: T) => void) => void;

/** What a call answers. @param asError what its failure is thrown as */
export const called = <T>(call: Call<T>, asError: (error: ServiceError) => Error = (error) => error): Promise<T> =>
  new Promise((resolve, reject) => {
    call((error, response) => {
      if (error === null) resolve(response);
      else reject(asError(error));
    });
  });
