import { afterAll, beforeAll, beforeEach } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { loadTrust, type TrustStore } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { createP256Pki, type TestPki, testSigner } from './certificates.ts';
import { type Parts, rebuildSignedData, rebuildSignerInfo } from './cms-forgery.ts';

/** A signature by a person of an authority of its own, which a test file takes apart and puts together again. */
export class SignedSample {
  readonly content = new TextEncoder().encode('{"code":"7K3Q9XWP2M4T8"}');
  readonly now = new Date();
  pki!: TestPki;
  trust!: TrustStore;
  signer!: Awaited<ReturnType<typeof testSigner>>;
  cms!: Uint8Array;

  /** Registers what makes the sample, for the file that calls it. */
  static forThisFile(): SignedSample {
    const sample = new SignedSample();
    beforeAll(async () => {
      sample.pki = await createP256Pki();
    });
    // Before each test, so that a mutation run counts what is read and signed here as reached by a test, not by every one.
    beforeEach(async () => {
      sample.trust = loadTrust(sample.pki.trust, 0);
      sample.signer = await testSigner(sample.pki);
      sample.cms = await signDetached(sample.content, sample.signer, sample.now);
    });
    afterAll(() => sample.pki.remove());
    return sample;
  }

  check(signature: Uint8Array, over: Uint8Array = this.content): ReturnType<typeof verifyDetached> {
    return verifyDetached(over, signature, this.trust, this.now);
  }

  /** 'accepted', the code of the refusal, or whatever else was thrown. */
  refusal(signature: Uint8Array, over?: Uint8Array): Promise<unknown> {
    return this.check(signature, over).then(
      () => 'accepted',
      (error: unknown) => (error instanceof AppError ? error.code : error),
    );
  }

  rebuild(change: (parts: Parts) => Partial<Parts>): Uint8Array {
    return rebuildSignedData(this.cms, change);
  }

  rebuildSigner(change: (fields: Uint8Array[]) => Uint8Array[]): Uint8Array {
    return rebuildSignerInfo(this.cms, change);
  }
}
