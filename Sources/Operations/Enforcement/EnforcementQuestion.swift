// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// What a router is asked for, in a few words for the provider's people.
enum EnforcementQuestion {
    static func text(_ way: EnforcementWay, _ desired: DesiredAccess, _ purpose: ReplyPurpose) -> String {
        switch (way, desired) {
        case (.disconnect, _): "end the session"
        case (.runOut, _): "wait for the session's end"
        case (.change, .offline(let refusal)), (.router, .offline(let refusal)):
            "block the line: \(refusal.reason.rawValue)"
        case (.change, .online(let grant)), (.router, .online(let grant)):
            text(of: grant, purpose)
        }
    }

    private static func text(of grant: AccessGrant, _ purpose: ReplyPurpose) -> String {
        var parts: [String] = []
        switch purpose {
        case .accept: break
        case .block: parts.append("into the garden" + (grant.garden.map { ": \($0.rawValue)" } ?? ""))
        case .restore: parts.append("out of the garden")
        }
        if let rates = grant.rates { parts.append("\(rates)") }
        if let list = grant.addressList { parts.append("list \(String(decoding: list, as: UTF8.self))") }
        if let profile = grant.profile { parts.append("profile \(String(decoding: profile, as: UTF8.self))") }
        if let seconds = grant.sessionTimeout { parts.append("ends after \(seconds) s") }
        return parts.isEmpty ? "the line's own terms" : parts.joined(separator: ", ")
    }
}
