// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Operations

/// How a connection to a router is protected, and by what the router is known.
struct RouterSecurityOptions: ParsableArguments {
    /// The ways to protect a connection, as they are typed.
    enum Way: String, OptionWord {
        case pinned
        case authority
        case unchecked
        case plain
    }

    @Option(
        help: """
            pinned: TLS, and the certificate has the fingerprint; authority: TLS, and an authority vouches for it; unchecked: TLS \
            with whoever answers; plain: no TLS.
            """)
    var security: Way?

    @Option(help: "The SHA-256 of the router's certificate, for pinned.")
    var fingerprint: String?

    @Option(help: "A PEM file with the authority's certificate, for authority.")
    var authorityFile: String?

    @Option(help: "The name that the router's certificate is made out to, for authority; its address if not given.")
    var serverName: String?

    /// What was asked for, or else what was there.
    func security(_ known: RouterSecurity?) throws -> RouterSecurity? {
        switch security ?? (fingerprint != nil ? .pinned : nil) ?? (authorityFile != nil ? .authority : nil) {
        case nil: return known
        case .plain: return .plain
        case .unchecked: return .unchecked
        case .pinned:
            guard let octets = fingerprint.flatMap({ CertificateFingerprint.octets($0) }) else {
                throw ValidationError(
                    "--fingerprint: give \(2 * CertificateFingerprint.length) hexadecimal digits; `firsthop nas router fingerprint` shows them."
                )
            }
            return .pinned(fingerprint: octets)
        case .authority:
            guard let authorityFile else {
                throw ValidationError("--authority-file: give the authority's certificate.")
            }
            let pem = try String(contentsOf: URL(fileURLWithPath: authorityFile), encoding: .utf8)
            return .authority(authorities: pem, serverName: serverName)
        }
    }
}
