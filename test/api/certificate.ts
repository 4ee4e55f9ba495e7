import { generateKeyPairSync, type KeyPairKeyObjectResult, sign } from "node:crypto";

/** A DER element: its tag, its length, its content. */
function element(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...parts: Uint8Array[]): Buffer => element(0x30, ...parts);
const integer = (value: number): Buffer => element(0x02, Buffer.from([value]));
const time = (text: string): Buffer => element(0x17, Buffer.from(text));
const bits = (content: Uint8Array): Buffer => element(0x03, Buffer.from([0]), content);

const ecdsaWithSha256 = sequence(element(0x06, Buffer.from("2a8648ce3d040302", "hex")));
const commonName = element(0x06, Buffer.from("550403", "hex"));

const basicConstraints = element(0x06, Buffer.from("551d13", "hex"));
const isAuthority = element(
  0xa3,
  sequence(sequence(basicConstraints, element(0x04, sequence(element(0x01, Buffer.from([0xff])))))),
);

const nameOf = (name: string): Buffer =>
  sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from(name)))));

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface Holder {
  readonly name: string;
  readonly keys: KeyPairKeyObjectResult;
}

const holder = (name: string): Holder => ({ name, keys: generateKeyPairSync("ec", { namedCurve: "P-256" }) });

function certificate({ name, keys }: Holder, issuer: Holder, ...extensions: Buffer[]): Certificate {
  const content = sequence(
    element(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time("200101000000Z"), time("491231235959Z")),
    nameOf(name),
    keys.publicKey.export({ type: "spki", format: "der" }),
    ...extensions,
  );
  const signed = sequence(content, ecdsaWithSha256, bits(sign("sha256", content, issuer.keys.privateKey)));
  return {
    key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}

/** A certificate of `localhost` that nobody but itself vouches for, as a server of one's own often has. */
export function selfSigned(): Certificate {
  const self = holder("localhost");
  return certificate(self, self);
}

/** A certificate of `localhost`, and the one of the private authority that vouches for it. */
export function privatelySigned(): { readonly authority: string; readonly server: Certificate } {
  const authority = holder("A private authority");
  return {
    authority: certificate(authority, authority, isAuthority).cert,
    server: certificate(holder("localhost"), authority),
  };
}
