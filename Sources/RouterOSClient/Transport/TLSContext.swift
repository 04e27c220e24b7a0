// SPDX-License-Identifier: Apache-2.0

import NIOSSL
import Operations

/// What TLS demands of a router.
enum TLSContext {
    /// Nil where there is no TLS.
    ///
    /// - Throws: ``RouterFault/untrusted(_:)`` for authorities that are no certificates.
    static func make(_ security: RouterSecurity) throws -> NIOSSLContext? {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        switch security {
        case .plain: return nil
        // The fingerprint is compared instead: routers sign their certificates themselves.
        case .pinned: configuration.certificateVerification = .noHostnameVerification
        case .unchecked: configuration.certificateVerification = .none
        case .authority(let authorities, _):
            configuration.trustRoots = .certificates(try certificates(authorities))
            configuration.certificateVerification = .fullVerification
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private static func certificates(_ authorities: String) throws(RouterFault) -> [NIOSSLCertificate] {
        do {
            return try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8))
        } catch {
            throw .untrusted("the authority that is to vouch for it is no certificate in PEM; enter it again")
        }
    }
}
