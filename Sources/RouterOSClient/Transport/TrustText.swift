// SPDX-License-Identifier: Apache-2.0

import NIOSSL

/// Why TLS does not trust a router, in words for the provider's people.
enum TrustText {
    /// Nil for errors that have other causes.
    static func reason(_ error: any Error) -> String? {
        switch error {
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            "its certificate is made out to another name or address; give the right one with `--server-name`, or give the "
                + "router a certificate for this one"
        case NIOSSLError.handshakeFailed(let cause) where saysUnverified(cause):
            "no authority that is known here vouches for its certificate; enter the authority that does with "
                + "`firsthop nas router set`, or pin the certificate's fingerprint"
        default: nil
        }
    }

    /// BoringSSL's reason is told in its text only.
    private static func saysUnverified(_ cause: BoringSSLError) -> Bool {
        "\(cause)".contains("CERTIFICATE_VERIFY_FAILED")
    }
}
