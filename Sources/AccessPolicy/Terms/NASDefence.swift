// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// How strictly a router's requests are taken: the defences against forged answers (CVE-2024-3596, “BlastRADIUS”).
public struct NASDefence: Sendable, Hashable {
    /// Whether a request without Message-Authenticator is dropped.
    public var requireMessageAuthenticator: DefenceSetting
    /// Whether a request with Proxy-State but without Message-Authenticator is dropped.
    public var limitProxyState: DefenceSetting
    /// What the router's first request showed under `auto`; nil before one came.
    public var learnedMessageAuthenticator: Bool?
    /// The same for Proxy-State.
    public var learnedProxyState: Bool?

    public init(
        requireMessageAuthenticator: DefenceSetting = .auto, limitProxyState: DefenceSetting = .auto,
        learnedMessageAuthenticator: Bool? = nil, learnedProxyState: Bool? = nil
    ) {
        self.requireMessageAuthenticator = requireMessageAuthenticator
        self.limitProxyState = limitProxyState
        self.learnedMessageAuthenticator = learnedMessageAuthenticator
        self.learnedProxyState = learnedProxyState
    }

    /// Whether Message-Authenticator is required now; nil while `auto` has learned nothing.
    public var requiresMessageAuthenticator: Bool? {
        Self.resolve(requireMessageAuthenticator, learned: learnedMessageAuthenticator)
    }

    /// Whether Proxy-State is limited now; nil while `auto` has learned nothing.
    public var limitsProxyState: Bool? {
        Self.resolve(limitProxyState, learned: learnedProxyState)
    }

    private static func resolve(_ setting: DefenceSetting, learned: Bool?) -> Bool? {
        switch setting {
        case .yes: true
        case .no: false
        case .auto: learned
        }
    }
}

extension NASDefence {
    /// Why these settings must not be saved for routers at `source`; nil when they may.
    ///
    /// Several devices behind one definition cannot be learned from: the first old one would open the door for all.
    public func objection(for source: IPPrefix) -> String? {
        guard source.length < source.family.bitWidth else { return nil }
        guard requireMessageAuthenticator == .auto || limitProxyState == .auto else { return nil }
        return "“auto” learns from one router, but \(source) is a network of many; choose yes or no for both defences"
    }

    /// What the operator should know about these settings; nil when they are sound.
    public var warning: String? {
        guard requireMessageAuthenticator == .no, limitProxyState == .no else { return nil }
        return
            "both defences against forged answers are off: whoever can change packets between this router and us can "
            + "let anybody in (CVE-2024-3596); set at least one to yes or auto"
    }
}
