// SPDX-License-Identifier: Apache-2.0

import Operations
import WebServer

/// How to log in at a router, for a person; never the password.
enum RouterAPIReport {
    static func text(_ terms: RouterAPIDescription) -> String {
        var table = Table(.text("API"), .prose("\(terms.host) port \(terms.port)"))
        table.add("user", terms.userName)
        table.add("security", security(terms.security))
        table.add("old login", terms.allowsOldLogin ? "allowed" : "not allowed")
        return table.text()
    }

    /// What staff should know about a way to protect a connection.
    static func warning(_ security: RouterSecurity) -> String? {
        switch security {
        case .pinned, .authority: nil
        case .plain:
            "whoever can listen between here and the router reads its password; use TLS where others are on the way"
        case .unchecked: "whoever answers in the router's place learns its password; pin its certificate's fingerprint"
        }
    }

    private static func security(_ security: RouterSecurity) -> String {
        switch security {
        case .plain: "none"
        case .pinned(let fingerprint): "TLS, fingerprint \(CertificateFingerprint.text(fingerprint))"
        case .authority(_, let name): "TLS, an authority vouches for " + (name ?? "its address")
        case .unchecked: "TLS with whoever answers"
        }
    }
}

extension JSONValue {
    static func routerAPI(_ terms: RouterAPIDescription) -> JSONValue {
        let (way, fingerprint, name): (String, [UInt8]?, String?) =
            switch terms.security {
            case .plain: ("plain", nil, nil)
            case .pinned(let fingerprint): ("pinned", fingerprint, nil)
            case .authority(_, let name): ("authority", nil, name)
            case .unchecked: ("unchecked", nil, nil)
            }
        return [
            "host": .string(terms.host), "port": .integer(Int64(terms.port)), "user": .string(terms.userName),
            "security": .string(way), "fingerprint": .optional(fingerprint.map { CertificateFingerprint.text($0) }),
            "server_name": .optional(name), "old_login": .bool(terms.allowsOldLogin),
        ]
    }
}
