// SPDX-License-Identifier: Apache-2.0

import Crypto
import NIOCore
import NIOSSL
import Operations
import Synchronization

/// Compares a router's certificate with the one that is known, and remembers what was wrong: TLS itself only says that it failed.
final class CertificateCheck: Sendable {
    private let expected: [UInt8]?
    private let found = Mutex<[UInt8]?>(nil)

    init(_ security: RouterSecurity) {
        switch security {
        case .pinned(let fingerprint): expected = fingerprint
        case .plain, .authority, .unchecked: expected = nil
        }
    }

    /// The fingerprint of the certificate that was refused; nil as long as none was.
    var refused: [UInt8]? { found.withLock(\.self) }

    /// Why the router is not trusted; nil where that is not for this to decide.
    var fault: RouterFault? {
        refused.map { presented in
            .untrusted(
                "its certificate has the fingerprint \(CertificateFingerprint.text(presented)), which is not the one that is known "
                    + "for it; if it was renewed, enter the new one with `firsthop nas router set`, otherwise somebody "
                    + "answers in its place")
        }
    }

    /// What TLS asks instead of its own rules; nil where those hold.
    var callback: NIOSSLCustomVerificationCallback? {
        guard let expected else { return nil }
        return { certificates, promise in
            let presented = certificates.first.flatMap { try? $0.toDERBytes() }.map { Array(SHA256.hash(data: $0)) }
            guard presented == expected else {
                self.found.withLock { $0 = presented }
                promise.succeed(.failed)
                return
            }
            promise.succeed(.certificateVerified)
        }
    }
}
