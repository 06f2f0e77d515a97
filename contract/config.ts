import { z } from 'zod';
import { EndpointLimits } from './endpoint-limits.ts';
import { Name } from './exchange/directory.ts';
import { format } from './generations.ts';
import { Digest, OrganisationCode, TerminalCode, TokenSerial } from './scalar.ts';
import { ScannerConfig } from './scanner.ts';

/** An address that needs no name service. */
const PinnedAddress = z.strictObject({
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1).max(65_535),
  /** SHA-256 of the server's SubjectPublicKeyInfo. */
  spki: Digest,
});

/** `terminal.json` in the terminal's home folder; every path in it is relative to that folder. */
export const terminalConfigFormat = format([
  z.strictObject({
    organisation: OrganisationCode,
    /** Shown while the vault, and the directory in it, is closed. */
    organisationName: Name,
    terminal: TerminalCode,
    /** Training data: the window says so, and only such a terminal runs on the Electron stand-in. */
    training: z.boolean(),
    endpoint: PinnedAddress,
    /**
     * SHA-256 of each certificate with which the directory authority signs directories: two while one takes the
     * place of the other. All other certificates stand in the directory.
     */
    directoryAuthorities: z.array(Digest).min(1).max(8),
    token: z
      .strictObject({
        /** The vendor's PKCS#11 module: absolute path and SHA-256 of the file. */
        module: z.string().min(1).max(1024),
        digest: Digest,
        /** Not written any more: each recipient in `vault.p7m` states its own hash. Old files hold it. */
        oaepHash: z.enum(['SHA-1', 'SHA-256']).optional(),
        /** Serial numbers of admitted tokens; the organisation's own is named apart. */
        personal: z.array(TokenSerial).min(1).max(64),
        seal: TokenSerial,
      })
      .transform(({ oaepHash: _unread, ...token }) => token),
    /** Minutes without keyboard or mouse before the terminal locks. */
    idleMinutes: z.int().min(1).max(60),
    /** Days after its next-update date that a revocation list is still accepted, with a warning. */
    staleCrlDays: z.int().min(0).max(365),
    /** How the scanner at the keyboard is set up, where it differs from what a new terminal expects. */
    scanner: ScannerConfig.optional(),
  }),
]);
export const TerminalConfig = terminalConfigFormat.any;
export type TerminalConfig = z.infer<typeof TerminalConfig>;

/** What changes which code a process runs is not for a driver to ask. */
const forbiddenName = /^(?:LD_|NODE_|ELECTRON_|PATH$)/;
const EnvironmentName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/)
  .refine((name) => !forbiddenName.test(name));

/** `driver.json` in the terminal's home folder, only where the token's driver needs more than its file. */
export const DriverConfig = format([
  z.strictObject({
    /** Variables that the driver reads from its environment. */
    environment: z.record(EnvironmentName, z.string().max(1024)),
    /** The string for C_Initialize (`pReserved`), as NSS and its like take one; null for none. */
    initialisation: z.string().min(1).max(1024).nullable(),
  }),
]).any;
export type DriverConfig = z.infer<typeof DriverConfig>;

/** `endpoint.json` in the endpoint's home folder. */
export const endpointConfigFormat = format([
  z.strictObject({
    host: z.union([z.ipv4(), z.ipv6()]),
    port: z.int().min(0).max(65_535),
    training: z.boolean(),
    /** As in `terminal.json`; 7 when absent. */
    staleCrlDays: z.int().min(0).max(365).optional(),
    /** Absolute path of the key of the mailboxes, when neither a credential nor `<home>.key` holds it. */
    keyFile: z.string().min(2).max(1024).startsWith('/').optional(),
    /** Those that differ from their defaults. */
    limits: EndpointLimits.optional(),
  }),
]);
export const EndpointConfig = endpointConfigFormat.any;
export type EndpointConfig = z.infer<typeof EndpointConfig>;
