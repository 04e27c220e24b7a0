// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Synchronization

/// The defences of one NAS against forged answers (CVE-2024-3596): what is required, and what `auto` has learned.
///
/// `auto` learns once, from the first Access-Request, as FreeRADIUS does since 3.2.5: a Message-Authenticator that comes
/// without EAP shows that the NAS can send it always; one that comes with EAP shows nothing, for every NAS sends it there. A
/// network of several NASes is never learned from: nothing is required, and Proxy-State is limited.
///
/// Shared by all workers.
final class DefenceMemory: Sendable {
    private let requirement: DefenceSetting
    private let limit: DefenceSetting
    private let learns: Bool
    private let learnedRequirement: Atomic<UInt8>
    private let learnedLimit: Atomic<UInt8>

    /// - Parameters:
    ///   - isSingleRouter: whether the NAS is defined by one address and not by a network.
    ///   - earlier: what was learned since the start and is perhaps not stored yet.
    init(_ defence: NASDefence, isSingleRouter: Bool, earlier: DefenceMemory? = nil) {
        requirement = defence.requireMessageAuthenticator
        limit = defence.limitProxyState
        learns = isSingleRouter
        learnedRequirement = Atomic(Self.code(defence.learnedMessageAuthenticator ?? earlier?.requirementLearned))
        learnedLimit = Atomic(Self.code(defence.learnedProxyState ?? earlier?.limitLearned))
    }

    /// Whether a request without Message-Authenticator is dropped.
    var requiresMessageAuthenticator: Bool {
        Self.resolve(requirement, requirementLearned ?? false)
    }

    /// Whether a request with Proxy-State but without Message-Authenticator is dropped.
    var limitsProxyState: Bool {
        Self.resolve(limit, limitLearned ?? !learns)
    }

    /// Whether the next Access-Request may teach something.
    var isCurious: Bool {
        learns
            && (requirement == .auto && requirementLearned == nil || limit == .auto && limitLearned == nil)
    }

    /// Learns from a verified Access-Request; returns whether anything is new.
    func learn(hasMessageAuthenticator: Bool, hasEAP: Bool, hasProxyState: Bool) -> Bool {
        guard learns else { return false }
        var isNew = false
        if requirement == .auto, requirementLearned == nil, !(hasMessageAuthenticator && hasEAP) {
            isNew = Self.set(learnedRequirement, hasMessageAuthenticator)
        }
        if limit == .auto, limitLearned == nil {
            isNew = Self.set(learnedLimit, hasMessageAuthenticator || !hasProxyState) || isNew
        }
        return isNew
    }

    /// What `auto` learned about Message-Authenticator; nil before it has.
    var requirementLearned: Bool? { Self.meaning(learnedRequirement.load(ordering: .relaxed)) }
    /// What `auto` learned about Proxy-State; nil before it has.
    var limitLearned: Bool? { Self.meaning(learnedLimit.load(ordering: .relaxed)) }

    private static func resolve(_ setting: DefenceSetting, _ learned: Bool) -> Bool {
        switch setting {
        case .yes: true
        case .no: false
        case .auto: learned
        }
    }

    private static func code(_ learned: Bool?) -> UInt8 { learned.map { $0 ? 2 : 1 } ?? 0 }
    private static func meaning(_ code: UInt8) -> Bool? { code == 0 ? nil : code == 2 }

    /// Sets what nobody has set yet.
    private static func set(_ memory: borrowing Atomic<UInt8>, _ value: Bool) -> Bool {
        memory.compareExchange(expected: 0, desired: code(value), ordering: .relaxed).exchanged
    }
}
