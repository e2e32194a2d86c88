import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'

/** A self-signed certificate for a test's own server, written byte by byte: no machine need have a tool for it. */
export type TestCertificate = { readonly key: string; readonly cert: string }

type Subject = {
  readonly commonName?: string
  /** IPv4 addresses and DNS names the certificate is for. */
  readonly addresses?: readonly string[]
  readonly names?: readonly string[]
  readonly notBefore?: Date
  readonly notAfter?: Date
}

const DAY_MS = 86_400_000

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'))
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes)
const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, ''), 'ascii'))

const OID = {
  commonName: '550403',
  organisation: '55040a',
  ecdsaWithSha256: '2a8648ce3d040302',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
}

export function selfSigned({
  commonName = 'gate.test',
  addresses = ['127.0.0.1'],
  names = ['localhost'],
  notBefore = new Date(Date.now() - DAY_MS),
  notAfter = new Date(Date.now() + 90 * DAY_MS),
}: Subject = {}): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  const named = (kind: string, text: string): Buffer => der(0x31, sequence(oid(kind), utf8(text)))
  const name = sequence(named(OID.organisation, 'Portcullis Tests'), named(OID.commonName, commonName))
  const algorithm = sequence(oid(OID.ecdsaWithSha256))
  const alternatives = sequence(
    ...names.map((one) => der(0x82, Buffer.from(one, 'ascii'))),
    ...addresses.map((one) => der(0x87, Buffer.from(one.split('.').map(Number)))),
  )
  const isCa = sequence(der(0x01, Buffer.from([0xff])))
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, ...Buffer.from(String(Date.now()).slice(-6))])),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    publicKey,
    der(
      0xa3,
      sequence(
        sequence(oid(OID.basicConstraints), der(0x04, isCa)),
        sequence(oid(OID.subjectAltName), der(0x04, alternatives)),
      ),
    ),
  )
  const signature = sign('sha256', signed, createPrivateKey(privateKey))
  const body = sequence(signed, algorithm, bits(signature)).toString('base64').replace(/.{64}/g, '$&\n')
  return { key: privateKey, cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n` }
}
