// SPDX-License-Identifier: Apache-2.0

/// How logins of proxied realms are handed on to their home servers (RFC 2865 section 2.3).
public struct ProxySettings: Sendable {
    /// How long a home server may take. Routers give up long before; what comes later is of no use.
    public var patience = Duration.seconds(5)
    /// Whether an answer without Message-Authenticator is believed. Without it anybody on the way can turn a refusal
    /// into an acceptance (CVE-2024-3596).
    public var requiresMessageAuthenticator = true
    /// Logins without any answer in a row after which a home server counts as down.
    public var silencesUntilDown = 6
    /// How long logins for a server that is down are dropped at once, unless it answers a Status-Server earlier. The
    /// next login after that is tried with it, since not every server knows Status-Server.
    public var rest = Duration.seconds(20)
    /// Source ports of a family, each with 256 Identifiers for every home server.
    public var ports = 16
    /// Logins that wait for the thread that hands them on.
    public var waitingLimit = 1024

    public init() {}
}
