// SPDX-License-Identifier: Apache-2.0

/// How to log in at a router, as staff enter and see it: everything but the password.
public struct RouterAPIDescription: Sendable, Equatable {
    /// Its address, or its name in the DNS.
    public var host: String
    public var port: UInt16
    public var security: RouterSecurity
    public var userName: String
    /// See ``RouterAccount/allowsOldLogin``.
    public var allowsOldLogin: Bool

    public init(
        host: String, port: UInt16, security: RouterSecurity, userName: String, allowsOldLogin: Bool = false
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.userName = userName
        self.allowsOldLogin = allowsOldLogin
    }
}

extension RouterAPIDescription {
    /// Longer names are none that a router or the DNS could have.
    private static let mostBytes = 255

    /// Refuses what cannot be logged in with.
    func check() throws(Refusal) {
        try Self.check(host, "the router's address")
        try Self.check(userName, "the name of the router's user")
        guard port > 0 else {
            throw Refusal(.malformed, "0 is no port", advice: "usual is \(security.usualPort)")
        }
        switch security {
        case .plain, .unchecked: break
        case .pinned(let fingerprint):
            guard fingerprint.count == CertificateFingerprint.length else {
                throw Refusal(
                    .malformed, "a fingerprint of \(fingerprint.count) octets is no SHA-256",
                    advice:
                        "give \(CertificateFingerprint.length) octets as hexadecimal digits, as `firsthop nas router test` shows them"
                )
            }
        case .authority(let authorities, let serverName):
            guard authorities.contains("-----BEGIN CERTIFICATE-----") else {
                throw Refusal(
                    .malformed, "the authority that is to vouch for the router is no certificate",
                    advice: "give a file with certificates in PEM")
            }
            if let serverName { try Self.check(serverName, "the name in the router's certificate") }
        }
    }

    private static func check(_ text: String, _ what: String) throws(Refusal) {
        let hasBlank = text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
        guard (1...mostBytes).contains(text.utf8.count), !hasBlank else {
            throw Refusal(
                .malformed, "\(text.debugDescription) cannot be \(what)",
                advice: "give 1 to \(mostBytes) bytes without blanks")
        }
    }
}
