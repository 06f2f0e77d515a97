import { createPublicKey } from 'node:crypto';
import { text } from 'node:stream/consumers';
import pkcs11 from 'pkcs11js';
import { Certificate } from 'pkijs';
import type { KeySpec, TokenSpec, WorkerAnswer, WorkerRequest } from './provisioning.ts';

/** Security officer's PIN of demo tokens; little asks for it again. */
const officerPin = '12345678';
/** Of a user who has to change it. */
const firstPin = '11111111';
const p256 = Buffer.from('06082a8648ce3d030107', 'hex');
const readWrite = pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION;

const request = JSON.parse(await text(process.stdin)) as WorkerRequest;
const library = new pkcs11.PKCS11(request.module);
library.C_Initialize();
const answer = carryOut(request);
library.C_Finalize();
process.stdout.write(JSON.stringify(answer));

function carryOut(order: WorkerRequest): WorkerAnswer {
  switch (order.do) {
    case 'initialise':
      return order.specs.map(initialise);
    case 'unblock':
      return unblock(order);
    case 'generate':
      return generateMore(order);
    case 'certify':
      return certify(order);
  }
}

function initialise(spec: TokenSpec): WorkerAnswer[number] {
  const slot = library
    .C_GetSlotList(true)
    .find((candidate) => (library.C_GetTokenInfo(candidate).flags & pkcs11.CKF_TOKEN_INITIALIZED) === 0);
  if (slot === undefined) throw new Error('no free slot');
  const { factoryOfficerPin: factory } = spec;
  // The label is 32 bytes of UTF-8, padded with blanks.
  library.C_InitToken(
    slot,
    factory ?? officerPin,
    spec.label + ' '.repeat(32 - Buffer.byteLength(spec.label)),
  );
  const session = library.C_OpenSession(slot, readWrite);
  library.C_Login(session, pkcs11.CKU_SO, factory ?? officerPin);
  if (factory !== undefined) library.C_SetPIN(session, factory, officerPin);
  setPin(session, spec.pin, factory !== undefined);
  const keys = spec.keys.map((key) => ({ ...key, spki: generate(session, key).toString('base64') }));
  library.C_CloseSession(session);
  return { label: spec.label, serial: library.C_GetTokenInfo(slot).serialNumber.trim(), keys };
}

/** As security officer; leaves the user logged in. */
function setPin(session: Buffer, pin: string, pinsExpire: boolean): void {
  const first = pinsExpire ? firstPin : pin;
  library.C_InitPIN(session, first);
  library.C_Logout(session);
  library.C_Login(session, pkcs11.CKU_USER, first);
  if (pinsExpire) library.C_SetPIN(session, first, pin);
}

function unblock({ serial, pin, pinsExpire }: Extract<WorkerRequest, { do: 'unblock' }>): WorkerAnswer {
  const session = library.C_OpenSession(slotOf(serial), readWrite);
  library.C_Login(session, pkcs11.CKU_SO, officerPin);
  setPin(session, pin, pinsExpire);
  library.C_CloseSession(session);
  return [];
}

function generate(session: Buffer, spec: KeySpec): Buffer {
  const { id, kind, usage, asksEachTime = false, statesUsage = true } = spec;
  const signs = usage === 'sign';
  const stated = (attributes: pkcs11.Template) => (statesUsage ? attributes : []);
  const common = [
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_ID, value: Buffer.from(id, 'hex') },
    { type: pkcs11.CKA_LABEL, value: usage },
  ];
  const size =
    kind === 'p256'
      ? [{ type: pkcs11.CKA_EC_PARAMS, value: p256 }]
      : [
          { type: pkcs11.CKA_MODULUS_BITS, value: 2048 },
          { type: pkcs11.CKA_PUBLIC_EXPONENT, value: Buffer.from([1, 0, 1]) },
        ];
  const mechanism = kind === 'p256' ? pkcs11.CKM_EC_KEY_PAIR_GEN : pkcs11.CKM_RSA_PKCS_KEY_PAIR_GEN;
  const { publicKey } = library.C_GenerateKeyPair(
    session,
    { mechanism },
    [
      ...common,
      ...size,
      ...stated([
        { type: pkcs11.CKA_VERIFY, value: signs },
        { type: pkcs11.CKA_ENCRYPT, value: !signs },
      ]),
    ],
    [
      ...common,
      { type: pkcs11.CKA_PRIVATE, value: true },
      { type: pkcs11.CKA_SENSITIVE, value: true },
      { type: pkcs11.CKA_EXTRACTABLE, value: false },
      ...stated([
        { type: pkcs11.CKA_SIGN, value: signs },
        { type: pkcs11.CKA_DECRYPT, value: !signs },
        { type: pkcs11.CKA_ALWAYS_AUTHENTICATE, value: asksEachTime },
      ]),
    ],
  );
  return kind === 'p256' ? ellipticKey(session, publicKey) : rsaKey(session, publicKey);
}

function rsaKey(session: Buffer, key: Buffer): Buffer {
  const n = attribute(session, key, pkcs11.CKA_MODULUS).toString('base64url');
  const e = attribute(session, key, pkcs11.CKA_PUBLIC_EXPONENT).toString('base64url');
  return spki({ kty: 'RSA', n, e });
}

/** CKA_EC_POINT is the uncompressed point inside a DER octet string; its last 64 bytes are x and y. */
function ellipticKey(session: Buffer, key: Buffer): Buffer {
  const point = attribute(session, key, pkcs11.CKA_EC_POINT).subarray(-64);
  const x = point.subarray(0, 32).toString('base64url');
  const y = point.subarray(32).toString('base64url');
  return spki({ kty: 'EC', crv: 'P-256', x, y });
}

function spki(key: Record<string, string>): Buffer {
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' });
}

function attribute(session: Buffer, object: Buffer, type: number): Buffer {
  const value = library.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
  if (value === undefined) throw new Error(`attribute ${type} was not given`);
  return value;
}

function slotOf(serial: string): Buffer {
  const slot = library
    .C_GetSlotList(true)
    .find((candidate) => library.C_GetTokenInfo(candidate).serialNumber.trim() === serial);
  if (slot === undefined) throw new Error(`no token ${serial}`);
  return slot;
}

/** A session of the user on a token that is there already. */
function openSession({ serial, pin }: { serial: string; pin: string }): Buffer {
  const session = library.C_OpenSession(slotOf(serial), readWrite);
  library.C_Login(session, pkcs11.CKU_USER, pin);
  return session;
}

function generateMore(order: Extract<WorkerRequest, { do: 'generate' }>): WorkerAnswer {
  const session = openSession(order);
  const keys = order.keys.map((key) => ({ ...key, spki: generate(session, key).toString('base64') }));
  library.C_CloseSession(session);
  return [{ label: '', serial: order.serial, keys }];
}

function certify(order: Extract<WorkerRequest, { do: 'certify' }>): WorkerAnswer {
  const session = openSession(order);
  for (const { keyId, der, isPrivate } of order.certificates) {
    writeCertificate(session, { id: Buffer.from(keyId, 'hex'), der: Buffer.from(der, 'base64'), isPrivate });
  }
  library.C_CloseSession(session);
  return [];
}

function writeCertificate(
  session: Buffer,
  { id, der, isPrivate }: { id: Buffer; der: Buffer; isPrivate: boolean },
): void {
  const identity = [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE },
    { type: pkcs11.CKA_ID, value: id },
  ];
  library.C_FindObjectsInit(session, identity);
  const old = library.C_FindObjects(session, 16);
  library.C_FindObjectsFinal(session);
  for (const object of old) library.C_DestroyObject(session, object);
  library.C_CreateObject(session, [
    ...identity,
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_PRIVATE, value: isPrivate },
    { type: pkcs11.CKA_LABEL, value: 'certificate' },
    { type: pkcs11.CKA_SUBJECT, value: subjectOf(der) },
    { type: pkcs11.CKA_VALUE, value: der },
  ]);
}

/** CKA_SUBJECT is required for a certificate: the DER of its subject name. */
function subjectOf(der: Buffer): Buffer {
  return Buffer.from(Certificate.fromBER(der).subject.toSchema().toBER());
}
